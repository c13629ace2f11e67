// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A whole request as nginx sends it.
public struct TestRequest: Sendable {
    /// 1 responder, 2 authorizer, 3 filter.
    public var role: UInt16 = 1
    /// Whether the connection is to stay open.
    public var keep = true
    /// The number of the request; web servers use 1.
    public var id: UInt16 = 1
    /// Name and value pairs, in order.
    public var parameters: [(String, String)]
    /// The body.
    public var body: [UInt8]

    /// A request with the parameters of nginx's `fastcgi_params` and a browser's header fields.
    public init(_ method: String = "GET", _ uri: String = "/", keep: Bool = true, body: [UInt8] = []) {
        self.keep = keep
        self.body = body
        parameters = Self.nginx(method: method, uri: uri, length: body.count)
    }

    /// All its records.
    public var records: [TestRecord] {
        [.begin(role: role, keep: keep, id: id), .parameters(parameters, id: id), TestRecord(4, id: id)]
            + TestRecord.body(body, id: id) + [TestRecord(5, id: id)]
    }

    /// As it goes over the wire.
    public var bytes: [UInt8] { records.flatMap(\.bytes) }

    /// What `include fastcgi_params` of nginx 1.22 passes, and the fields of a browser.
    public static func nginx(method: String, uri: String, length: Int) -> [(String, String)] {
        let parts = uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = String(parts.first ?? "/")
        return [
            ("QUERY_STRING", parts.count > 1 ? String(parts[1]) : ""), ("REQUEST_METHOD", method),
            ("CONTENT_TYPE", length > 0 ? "application/octet-stream" : ""),
            ("CONTENT_LENGTH", length > 0 ? String(length) : ""), ("SCRIPT_NAME", path), ("REQUEST_URI", uri),
            ("DOCUMENT_URI", path), ("DOCUMENT_ROOT", "/usr/share/nginx/html"), ("SERVER_PROTOCOL", "HTTP/1.1"),
            ("REQUEST_SCHEME", "http"), ("GATEWAY_INTERFACE", "CGI/1.1"), ("SERVER_SOFTWARE", "nginx/1.22.1"),
            ("REMOTE_ADDR", "127.0.0.1"), ("REMOTE_PORT", "54321"), ("REMOTE_USER", ""),
            ("SERVER_ADDR", "127.0.0.1"), ("SERVER_PORT", "8080"), ("SERVER_NAME", "localhost"),
            ("REDIRECT_STATUS", "200"), ("HTTP_HOST", "localhost:8080"),
            ("HTTP_USER_AGENT", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"),
            ("HTTP_ACCEPT", "text/html,application/xhtml+xml,*/*;q=0.8"), ("HTTP_ACCEPT_LANGUAGE", "en-US,en;q=0.5"),
        ]
    }
}
