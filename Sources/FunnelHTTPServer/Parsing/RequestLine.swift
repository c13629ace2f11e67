// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// The first line of a request (RFC 9112, section 3).
struct RequestLine {
    let method: UnsafeRawBufferPointer
    let target: UnsafeRawBufferPointer
    let isHTTP10: Bool

    /// - Parameter line: The line without its end.
    /// - Throws: ``RequestRefusal`` for a line that is not three words with a single space between, of which the last
    ///   is a version: 505 for one that is not HTTP/1.
    init(_ line: UnsafeRawBufferPointer) throws(RequestRefusal) {
        guard let first = line.firstIndex(of: 0x20), let last = line.lastIndex(of: 0x20), first < last else {
            throw RequestRefusal(reason: "a request line that is not method, target and version")
        }
        method = UnsafeRawBufferPointer(rebasing: line[..<first])
        target = UnsafeRawBufferPointer(rebasing: line[(first + 1)..<last])
        isHTTP10 = try Self.isHTTP10(UnsafeRawBufferPointer(rebasing: line[(last + 1)...]))
        guard !method.isEmpty, method.count <= Self.longestMethod, method.allSatisfy(\.isTokenByte) else {
            throw RequestRefusal(reason: "a method that is no token")
        }
        guard !target.isEmpty else { throw RequestRefusal(reason: "an empty target") }
        guard !method.isText("connect") else {
            throw RequestRefusal(status: .methodNotAllowed, reason: "CONNECT is for proxies")
        }
    }

    private static let longestMethod = 64

    private static func isHTTP10(_ version: UnsafeRawBufferPointer) throws(RequestRefusal) -> Bool {
        guard version.count == 8, version.prefix(5).elementsEqual("HTTP/".utf8), version[5].isDigit,
            version[6] == UInt8(ascii: "."), version[7].isDigit
        else { throw RequestRefusal(reason: "a version that is not HTTP/1.1 or HTTP/1.0") }
        guard version[5] == UInt8(ascii: "1") else {
            throw RequestRefusal(status: .httpVersionNotSupported, reason: "a version other than HTTP/1")
        }
        return version[7] == UInt8(ascii: "0")
    }
}
