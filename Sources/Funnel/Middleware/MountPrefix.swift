// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// Mounts the application under a prefix of the site's paths: behind `MountPrefix("/stories")` the path `/stories/7` is
/// `/7`. For a `location /stories/` in nginx, and for a CGI program at `/cgi-bin/stories.cgi`.
///
/// The prefix goes from `REQUEST_URI` and `PATH_INFO` to `SCRIPT_NAME` and
/// ``GatewayEnvironment/mountPrefix``, where whoever writes links finds it. The
/// application sees the prefix itself, `/stories`, as `/`. Other paths are not the application's: they are answered 404.
///
/// It is compared with the path that a request would have without this middleware, case by case and after decoding, and
/// only whole segments match: `/stories2` is another path.
public struct MountPrefix: Middleware {
    private let prefix: String

    /// Makes the middleware.
    ///
    /// - Parameter prefix: The prefix, not percent-encoded. A slash is added at its front, and taken from its end, where
    ///   need be; empty, or a single slash, it matches every path.
    public init(_ prefix: String) {
        let segments = prefix.utf8.split(separator: ASCII.slash, omittingEmptySubsequences: true)
        self.prefix = segments.map { "/" + String(decoding: $0, as: UTF8.self) }.joined()
    }

    /// Takes the prefix off, or answers 404.
    public func respond(to environment: GatewayEnvironment, next: any GatewayApplication) throws -> GatewayResponse {
        let target = RequestTarget(environment.variables)
        guard let path = rest(of: target.path) else { return GatewayResponse(errorPage: .notFound) }
        var inner = environment
        let mounted = path.isEmpty ? [ASCII.slash] : Array(path)
        inner.variables.set("REQUEST_URI", bytes: mounted + target.bytes[target.path.endIndex...])
        inner.variables.set("PATH_INFO", bytes: PercentEncoding.decode(mounted, plusIsSpace: false))
        inner.mountPrefix += prefix
        // Not added to what is there: with nginx that is the whole path.
        inner.variables["SCRIPT_NAME"] = inner.mountPrefix
        inner.variables["DOCUMENT_URI"] = nil
        return try next.respond(to: inner)
    }

    /// What follows the prefix in a raw path, nil if the path is another.
    private func rest(of path: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var rest = path
        for byte in prefix.utf8 {
            guard let first = rest.popFirst() else { return nil }
            if first == byte { continue }
            guard first == ASCII.percent, PercentEncoding.decode([first] + rest.prefix(2), plusIsSpace: false) == [byte]
            else { return nil }
            rest = rest.dropFirst(2)
        }
        return rest.isEmpty || rest.first == ASCII.slash ? rest : nil
    }
}
