// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

extension FastCGIAddress {
    /// The longest path of a unix socket, in bytes: `sun_path` of unix(7) without its final zero.
    static let maximumPathLength = 107

    /// Reads `unix:/path`, `host:port` or `[IPv6 address]:port`, the forms of nginx's `fastcgi_pass`.
    ///
    /// - Throws: ``FastCGIError`` with the code `invalidAddress`, saying what is wrong with the text
    public init(_ text: String) throws(FastCGIError) {
        if text.hasPrefix("unix:") {
            self = try Self.parsePath(text.dropFirst(5), of: text)
        } else {
            self = try Self.parseHostAndPort(text)
        }
    }

    private static func parsePath(_ path: Substring, of text: String) throws(FastCGIError) -> FastCGIAddress {
        guard !path.isEmpty else { throw invalid(text, "the path is missing") }
        guard path.utf8.count <= maximumPathLength else {
            throw invalid(text, "the path has \(path.utf8.count) bytes, \(maximumPathLength) are allowed")
        }
        guard !path.utf8.contains(0) else { throw invalid(text, "the path contains a zero byte") }
        return .unix(path: String(path))
    }

    private static func parseHostAndPort(_ text: String) throws(FastCGIError) -> FastCGIAddress {
        guard let colon = text.lastIndex(of: ":") else {
            throw invalid(text, "neither unix:/path nor host:port")
        }
        let digits = text[text.index(after: colon)...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }), let port = UInt16(digits) else {
            throw invalid(text, "the port is no number from 0 to 65535")
        }
        return .tcp(host: try parseHost(text[..<colon], of: text), port: port)
    }

    private static func parseHost(_ host: Substring, of text: String) throws(FastCGIError) -> String {
        if host.hasPrefix("["), host.hasSuffix("]") {
            let inner = String(host.dropFirst().dropLast())
            guard IPAddress(inner)?.bytes.count == 16 else { throw invalid(text, "no IPv6 address in the brackets") }
            return inner
        }
        guard !host.utf8.contains(UInt8(ascii: ":")) else { throw invalid(text, "an IPv6 address needs brackets") }
        guard !host.isEmpty else { throw invalid(text, "the host is missing, such as 127.0.0.1") }
        guard host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x2F && $0 != 0x5B && $0 != 0x5D }) else {
            throw invalid(text, "not a host name")
        }
        return String(host)
    }

    private static func invalid(_ text: String, _ detail: String) -> FastCGIError {
        FastCGIError(operation: "address '\(text)'", code: .invalidAddress, detail: detail)
    }
}
