// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// Who asked, for which host, and how.
extension HTTPServerRequest {
    /// What the transport says about the scheme.
    var transportScheme: String { environment.scheme }

    /// The host that the client asked for, with its port, as it was sent; without a `Host` field, the server's own
    /// name and port.
    public var host: String {
        let variables = environment.variables
        if let host = variables["HTTP_HOST"], !host.isEmpty { return host }
        guard let name = variables["SERVER_NAME"], !name.isEmpty else { return "127.0.0.1" }
        let port = variables["SERVER_PORT"] ?? ""
        // The port is the transport's, so what is standard goes by its scheme, whatever a proxy in front of it says.
        let standardPort = transportScheme == "https" ? "443" : "80"
        return port.isEmpty || port == standardPort ? name : "\(name):\(port)"
    }

    /// The host in lower case, without its port.
    public var hostName: String {
        let host = host.lowercased()
        guard let colon = host.lastIndex(of: ":"), host[host.index(after: colon)...].utf8.allSatisfy(\.isASCIIDigit)
        else { return host }
        // The colons of a bare IPv6 address are no port's; in brackets the port follows the closing one.
        guard !host[..<colon].contains(":") || host[..<colon].hasSuffix("]") else { return host }
        return String(host[..<colon])
    }

    /// The protocol the client spoke to the web server, such as `HTTP/1.1`.
    public var version: String { environment.variables["SERVER_PROTOCOL"] ?? "HTTP/1.0" }

    /// True if the client understands HTTP/1.1, which whoever speaks a later version does too.
    public var supportsHTTP11: Bool {
        version == "HTTP/1.1" || version.hasPrefix("HTTP/2") || version.hasPrefix("HTTP/3")
    }

    /// True if the client, or the web server for it, is known to have gone away: a handler that works for long can ask
    /// now and then, and stop. Each time is a system call. Only the FastCGI transport knows; elsewhere it stays false.
    public var isDisconnected: Bool { environment.input.isDisconnected }

    /// The URL that the client asked for.
    public var fullURL: String { "\(scheme)://\(host)\(uri)" }
}
