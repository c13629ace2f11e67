// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Entity tags, which name the version of what a URL shows (RFC 9110, section 8.8.3).
enum EntityTag {
    /// A strong tag made of the bytes themselves: their SHA-1 in hexadecimal, in quotes. Tornado's.
    ///
    /// - Returns: Nil if libcrypto refuses the digest: a response without a tag is only slower.
    static func of(_ body: [UInt8]) -> String? {
        guard let digest = try? DigestAlgorithm.sha1.digest(body) else { return nil }
        var tag: [UInt8] = []
        tag.reserveCapacity(digest.count &* 2 &+ 2)
        tag.append(ASCII.quote)
        Hexadecimal.append(digest, to: &tag)
        tag.append(ASCII.quote)
        return String(decoding: tag, as: UTF8.self)
    }

    /// True if a client that sent this `If-None-Match` has the version with this tag (RFC 9110, section 13.1.2).
    ///
    /// The list is read as Tornado reads it: everything in quotes is a tag, whatever stands between tags is passed
    /// over, and `*` stands for every version if it comes first. Tags are compared weakly.
    ///
    /// - Parameters:
    ///   - tag: The value of `ETag`, as it is sent.
    ///   - list: The value of `If-None-Match`, as it came.
    static func isKnown(_ tag: some Collection<UInt8>, ifNoneMatch list: ArraySlice<UInt8>) -> Bool {
        guard !tag.isEmpty else { return false }
        let opaque = tag.starts(with: "W/".utf8) ? tag.dropFirst(2) : tag[...]
        var rest = list
        guard let first = next(in: &rest) else { return false }
        if first.elementsEqual(CollectionOfOne(ASCII.asterisk)) || first.elementsEqual(opaque) { return true }
        while let item = next(in: &rest) {
            if item.elementsEqual(opaque) { return true }
        }
        return false
    }

    /// Takes the next `*`, or the next tag without its `W/`, off the list.
    private static func next(in list: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        while let start = list.firstIndex(where: { $0 == ASCII.asterisk || $0 == ASCII.quote }) {
            // After a quote that nothing closes there is no further one: no byte is searched more than twice.
            let end = list[start] == ASCII.asterisk ? start : list[(start + 1)...].firstIndex(of: ASCII.quote)
            defer { list = list[((end ?? start) + 1)...] }
            if let end { return list[start...end] }
        }
        return nil
    }
}
