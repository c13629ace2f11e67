// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// One header field as it came, checked.
struct HeaderLine: Hashable {
    /// The name, as it was written.
    let name: String
    /// The value without the white space around it.
    let value: [UInt8]

    /// - Throws: ``RequestHeadError`` for a line that is no header field (RFC 9112, section 5).
    init(_ line: [UInt8]) throws(RequestHeadError) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
            throw RequestHeadError(reason: "a header field without a colon")
        }
        name = String(decoding: line[..<colon], as: UTF8.self)
        value = Array(line[(colon + 1)...].trimmingWhiteSpace())
        guard HTTPField.Name(name) != nil else {
            throw RequestHeadError(reason: "a header field with a name that is no token")
        }
        guard HTTPField.isValidValue(value) else {
            throw RequestHeadError(reason: "a control character in the header field \(name)")
        }
    }

    /// True if this is the field of the name, given in lower case.
    func isNamed(_ lowercased: String) -> Bool { name.lowercased() == lowercased }

    /// True if a line that is no header field may have been meant to say how long the body is: then nobody knows
    /// where the next request begins.
    static func mayFrame(_ line: [UInt8]) -> Bool {
        let text = String(decoding: line, as: UTF8.self).lowercased()
        return text.contains("content-length") || text.contains("transfer-encoding")
    }
}

extension ArraySlice<UInt8> {
    fileprivate func trimmingWhiteSpace() -> ArraySlice<UInt8> {
        let start = drop { $0.isWhiteSpace }
        guard let last = start.lastIndex(where: { !$0.isWhiteSpace }) else { return [] }
        return start[...last]
    }
}

extension UInt8 {
    /// True for the white space that may stand around values: space and tab.
    var isWhiteSpace: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
