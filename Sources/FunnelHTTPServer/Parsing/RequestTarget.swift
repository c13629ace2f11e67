// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The target of a request line, taken apart (RFC 9112, section 3.2).
struct RequestTarget {
    /// The path, still encoded; empty for `*`.
    let path: UnsafeRawBufferPointer
    /// The query without its question mark, raw.
    let query: UnsafeRawBufferPointer
    /// The host with its port, of a target in absolute form. It stands above the field `Host`.
    let authority: UnsafeRawBufferPointer?

    /// - Throws: ``RequestRefusal`` for a target that is neither a path nor a URL, nor `*` with OPTIONS.
    init(_ target: UnsafeRawBufferPointer, isOptions: Bool) throws(RequestRefusal) {
        guard target.allSatisfy(\.isTargetByte) else { throw RequestRefusal(reason: "a byte that no target may have") }
        if isOptions, target.elementsEqual("*".utf8) {
            (path, query, authority) = (.empty, .empty, nil)
            return
        }
        var rest = target
        authority = try Self.takeAuthority(&rest)
        let mark = rest.firstIndex(of: UInt8(ascii: "?")) ?? rest.endIndex
        path = UnsafeRawBufferPointer(rebasing: rest[..<mark])
        query = UnsafeRawBufferPointer(rebasing: rest[mark...].dropFirst())
    }

    private static func takeAuthority(
        _ rest: inout UnsafeRawBufferPointer
    ) throws(RequestRefusal) -> UnsafeRawBufferPointer? {
        if rest.first == UInt8(ascii: "/") { return nil }
        guard let start = ["http://", "https://"].first(where: { rest.begins(with: $0) })?.utf8.count else {
            throw RequestRefusal(reason: "a target that is neither a path nor an http URL")
        }
        let after = rest[start...]
        let end = after.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? after.endIndex
        let authority = UnsafeRawBufferPointer(rebasing: after[..<end])
        guard !authority.isEmpty, authority.allSatisfy(\.isHostByte) else {
            throw RequestRefusal(reason: "a URL without a proper host")
        }
        rest = UnsafeRawBufferPointer(rebasing: after[end...])
        return authority
    }
}

extension UnsafeRawBufferPointer {
    /// No bytes.
    static var empty: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: nil, count: 0) }

    /// True if the bytes begin with a text, given in lower case, in whatever case.
    func begins(with text: String) -> Bool {
        count >= text.utf8.count && zip(self, text.utf8).allSatisfy { $0 == $1 || $0.isLetter && $0 | 0x20 == $1 }
    }

    /// True if the bytes are a text, given in lower case, in whatever case.
    func isText(_ text: StaticString) -> Bool {
        count == text.utf8CodeUnitCount
            && text.withUTF8Buffer { zip(self, $0).allSatisfy { $0 == $1 || $0.isLetter && $0 | 0x20 == $1 } }
    }

    /// The bytes without the blanks around them.
    func trimmed() -> UnsafeRawBufferPointer {
        var start = startIndex
        var end = endIndex
        while start < end, self[start].isBlank { start += 1 }
        while end > start, self[end - 1].isBlank { end -= 1 }
        return UnsafeRawBufferPointer(rebasing: self[start..<end])
    }
}
