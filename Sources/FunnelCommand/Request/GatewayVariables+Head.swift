// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

extension GatewayVariables {
    /// The CGI variables that a web server would make of a request from its own machine (RFC 3875, section 4.1).
    ///
    /// Fields with the same name are joined: cookies with a semicolon (RFC 9113, section 8.2.3), others with a comma
    /// (RFC 9110, section 5.3). `Proxy` is dropped, because `HTTP_PROXY` means something else to libraries; names
    /// with underscores are, as by nginx, because they cannot be told from those with hyphens.
    init(_ head: RequestHead) {
        self.init(reservingCapacity: head.fields.count + 16)
        let target = SplitTarget(head.line.target)
        let host = HostAndPort(head.fields.first { $0.isNamed("host") }?.value ?? [])
        let fixed: [(String, [UInt8])] = [
            ("GATEWAY_INTERFACE", Array("CGI/1.1".utf8)),
            ("REQUEST_METHOD", Array(head.line.method.utf8)),
            ("REQUEST_URI", head.line.target),
            ("SCRIPT_NAME", []),
            ("PATH_INFO", target.decodedPath),
            ("QUERY_STRING", target.query),
            ("SERVER_PROTOCOL", Array(head.line.version.utf8)),
            ("SERVER_SOFTWARE", Array("Funnel".utf8)),
            ("SERVER_NAME", host.name),
            ("SERVER_PORT", host.port),
            ("REMOTE_ADDR", Array("127.0.0.1".utf8)),
            ("REQUEST_SCHEME", Array("http".utf8)),
        ]
        for (name, value) in fixed { append(name: name.utf8, value: value) }
        for field in head.fields where !field.name.contains("_") { add(field) }
    }

    private mutating func add(_ field: HeaderLine) {
        let name = Self.variable(for: field.name)
        switch (name, bytes(name)) {
        case ("HTTP_PROXY", _): return
        case (_, nil): append(name: name.utf8, value: field.value)
        // A repeated length was checked to be the same one.
        case ("CONTENT_LENGTH", _): return
        case ("HTTP_COOKIE", let earlier?): set(name, bytes: earlier + Array("; ".utf8) + field.value)
        case (_, let earlier?): set(name, bytes: earlier + Array(", ".utf8) + field.value)
        }
    }

    private static func variable(for field: String) -> String {
        let name = field.uppercased().split(separator: "-", omittingEmptySubsequences: false).joined(separator: "_")
        return name == "CONTENT_TYPE" || name == "CONTENT_LENGTH" ? name : "HTTP_" + name
    }
}
