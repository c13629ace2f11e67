// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A request's target in the parts that CGI has variables for.
struct SplitTarget: Hashable {
    /// The path, percent-decoded.
    let decodedPath: [UInt8]
    /// The query without its question mark, raw.
    let query: [UInt8]

    init(_ target: [UInt8]) {
        let origin = Self.withoutAuthority(target[...])
        let mark = origin.firstIndex(of: UInt8(ascii: "?")) ?? origin.endIndex
        let path = origin[..<mark]
        decodedPath = path.isEmpty ? [UInt8(ascii: "/")] : Self.decoded(path)
        query = Array(origin[mark...].dropFirst())
    }

    /// Cuts `http://host` off.
    private static func withoutAuthority(_ target: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard target.first != UInt8(ascii: "/"), let slash = target.firstIndex(of: UInt8(ascii: "/")) else {
            return target
        }
        return target[slash...].dropFirst(2).drop { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    }

    private static func decoded(_ path: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(path.count)
        var rest = path
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2, digits.allSatisfy(\.isHexadecimalDigit),
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }
}

extension UInt8 {
    fileprivate var isHexadecimalDigit: Bool { Character(Unicode.Scalar(self)).isHexDigit }
}
