// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Gives the application the whole path, whatever part of it the web server takes for the script's name.
///
/// nginx's stock `fastcgi_params` set `SCRIPT_NAME` to the whole path and no `PATH_INFO`; recipes that add a `PATH_INFO`
/// make the path stand in both, and an application that joins them, as CGI wants, sees it twice. Afterwards `SCRIPT_NAME`
/// is empty and `PATH_INFO` the path: what it was, or else what `SCRIPT_NAME` was. An ``Application`` takes its path from
/// `REQUEST_URI` where there is one, and does not need this then; other gateway applications may.
public struct ScriptNameRemover: Middleware {
    /// Makes the middleware.
    public init() {}

    /// Empties `SCRIPT_NAME`.
    public func respond(to environment: GatewayEnvironment, next: any GatewayApplication) throws -> GatewayResponse {
        var inner = environment
        if inner.variables.value("PATH_INFO")?.isEmpty ?? true {
            inner.variables.set("PATH_INFO", bytes: inner.variables.bytes("SCRIPT_NAME") ?? [])
        }
        inner.variables.set("SCRIPT_NAME", bytes: [])
        return try next.respond(to: inner)
    }
}
