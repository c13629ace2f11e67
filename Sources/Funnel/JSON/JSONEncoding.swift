// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
    private import FoundationEssentials
#else
    private import Foundation
#endif

/// How the characters of a text of JSON are written.
enum JSONEncoding {
    /// The text in UTF-8, whichever encoding of Unicode it is in; told apart by the zeros of its first characters, as
    /// Python does, or by its byte order mark.
    ///
    /// - Throws: `DecodingError` for what is none of them.
    static func utf8(_ text: some Collection<UInt8>) throws -> [UInt8] {
        guard let encoding = wideEncoding(Array(text.prefix(4))) else { return Array(text) }
        guard let string = String(bytes: Array(text), encoding: encoding) else {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "not in Unicode"))
        }
        return Array(string.utf8)
    }

    /// The bytes that a string with escapes stands for.
    static func unescaped(_ literal: ArraySlice<UInt8>) throws -> ArraySlice<UInt8> {
        Array(try JSONDecoder().decode(String.self, from: Data(literal)).utf8)[...]
    }

    private static func wideEncoding(_ start: [UInt8]) -> String.Encoding? {
        if start == [0, 0, 0xFE, 0xFF] || start == [0xFF, 0xFE, 0, 0] { return .utf32 }
        if start.starts(with: [0xFE, 0xFF]) || start.starts(with: [0xFF, 0xFE]) { return .utf16 }
        switch start.map({ $0 == 0 }) {
        case [true, true, true, false]: return .utf32BigEndian
        case [false, true, true, true]: return .utf32LittleEndian
        case let zeros where zeros.count > 1 && zeros[0] && !zeros[1]: return .utf16BigEndian
        case let zeros where zeros.count > 1 && !zeros[0] && zeros[1]: return .utf16LittleEndian
        default: return nil
        }
    }
}
