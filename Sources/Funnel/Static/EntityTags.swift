// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The entity tags of the header field `If-None-Match` (RFC 9110, section 13.1.2), read as Tornado reads them: what is
/// no tag is passed over.
enum EntityTags {
    /// True if a list has a tag, or begins with `*`. A tag and its weak form are the same.
    static func list(_ list: ArraySlice<UInt8>, contains tag: String) -> Bool {
        let wanted = opaque(Array(tag.utf8)[...])
        var rest = list
        var isFirst = true
        while let found = next(&rest) {
            if isFirst, found.elementsEqual("*".utf8) { return true }
            if opaque(found) == wanted { return true }
            isFirst = false
        }
        return false
    }

    /// Takes the next tag, or `*`, off a list.
    private static func next(_ list: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        while let first = list.first {
            if first == UInt8(ascii: "*") { return list.take(list.prefix(1)) }
            let quote = list.starts(with: "W/\"".utf8) ? list.startIndex + 2 : list.startIndex
            if list[quote] == ASCII.quote {
                guard let end = list[(quote + 1)...].firstIndex(of: ASCII.quote) else { return nil }
                return list.take(list[...end])
            }
            list.removeFirst()
        }
        return nil
    }

    private static func opaque(_ tag: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        tag.starts(with: "W/".utf8) ? tag.dropFirst(2) : tag
    }
}

extension ArraySlice<UInt8> {
    fileprivate mutating func take(_ front: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        self = self[front.endIndex...]
        return front
    }
}
