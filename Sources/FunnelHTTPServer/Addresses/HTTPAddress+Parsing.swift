// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension HTTPAddress {
    private static let maximumPathLength = 103

    /// Reads `host:port`, `[IPv6 address]:port` or `unix:/path`.
    ///
    /// - Throws: ``HTTPServerError`` that says what is wrong with the text.
    public init(_ text: String) throws(HTTPServerError) {
        if text.hasPrefix("unix:") {
            self = .unix(path: try Self.path(text.dropFirst(5), of: text))
        } else {
            self = try Self.hostAndPort(text)
        }
    }

    private static func path(_ path: Substring, of text: String) throws(HTTPServerError) -> String {
        guard !path.isEmpty else { throw invalid(text, "the path is missing") }
        guard path.utf8.count <= maximumPathLength else {
            throw invalid(text, "the path has \(path.utf8.count) bytes, \(maximumPathLength) are allowed")
        }
        guard !path.utf8.contains(0) else { throw invalid(text, "the path contains a zero byte") }
        return String(path)
    }

    private static func hostAndPort(_ text: String) throws(HTTPServerError) -> HTTPAddress {
        guard let colon = text.lastIndex(of: ":") else { throw invalid(text, "neither unix:/path nor host:port") }
        let digits = text[text.index(after: colon)...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = UInt16(digits) else {
            throw invalid(text, "the port is no number from 0 to 65535")
        }
        return .tcp(host: try host(text[..<colon], of: text), port: port)
    }

    private static func host(_ host: Substring, of text: String) throws(HTTPServerError) -> String {
        if host.hasPrefix("["), host.hasSuffix("]") { return String(host.dropFirst().dropLast()) }
        guard !host.utf8.contains(UInt8(ascii: ":")) else { throw invalid(text, "an IPv6 address needs brackets") }
        guard !host.isEmpty else { throw invalid(text, "the host is missing, such as 127.0.0.1") }
        guard host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }) else {
            throw invalid(text, "not a host name")
        }
        return String(host)
    }

    private static func invalid(_ text: String, _ reason: String) -> HTTPServerError {
        HTTPServerError(operation: "address '\(text)'", reason: reason)
    }
}
