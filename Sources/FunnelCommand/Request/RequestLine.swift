// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// The first line of a request (RFC 9112, section 3).
struct RequestLine: Hashable {
    /// The method.
    let method: String
    /// The target as it came.
    let target: [UInt8]
    /// `HTTP/1.1` or `HTTP/1.0`.
    let version: String

    /// - Throws: ``RequestHeadError``: 505 for another version, 400 for anything else.
    init(_ line: [UInt8]) throws(RequestHeadError) {
        let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard parts.count == 3 else {
            throw RequestHeadError(reason: "the request line is not METHOD TARGET VERSION")
        }
        method = String(decoding: parts[0], as: UTF8.self)
        target = Array(parts[1])
        version = String(decoding: parts[2], as: UTF8.self)
        guard HTTPRequest.Method(method) != nil else { throw RequestHeadError(reason: "the method is no token") }
        guard Self.isTarget(target, method: method) else {
            throw RequestHeadError(reason: "the target is no path and no URL")
        }
        try Self.check(version: version)
    }

    /// True for a request of HTTP/1.0, which has no chunks and needs no Host.
    var isHTTP10: Bool { version == "HTTP/1.0" }

    /// True for a path, a URL, and `*` with OPTIONS. Bytes beyond ASCII are let through, as by web servers.
    private static func isTarget(_ target: [UInt8], method: String) -> Bool {
        guard target.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return false }
        if target.first == UInt8(ascii: "/") { return true }
        if method == "OPTIONS", target == [UInt8(ascii: "*")] { return true }
        let text = String(decoding: target.prefix(8), as: UTF8.self).lowercased()
        return text.hasPrefix("http://") || text.hasPrefix("https://")
    }

    private static func check(version: String) throws(RequestHeadError) {
        if version == "HTTP/1.1" || version == "HTTP/1.0" { return }
        let digits = version.utf8.dropFirst(5)
        let isVersion =
            version.hasPrefix("HTTP/") && digits.count == 3 && digits.dropFirst().first == UInt8(ascii: ".")
            && [digits.first, digits.last].allSatisfy { $0.map { (0x30...0x39).contains($0) } ?? false }
        guard isVersion else { throw RequestHeadError(reason: "the version is malformed") }
        throw RequestHeadError(status: .httpVersionNotSupported, reason: "the version is not HTTP/1.0 or HTTP/1.1")
    }
}
