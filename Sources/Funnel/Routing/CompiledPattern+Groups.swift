// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import CPCRE2

extension CompiledPattern {
    /// How many capturing groups compiled code has.
    static func groupCount(of code: OpaquePointer) -> Int {
        Int(number(PCRE2_INFO_CAPTURECOUNT, of: code))
    }

    /// The names of the groups of compiled code, by position.
    ///
    /// PCRE2 keeps them in a table of rows of equal length: two bytes for the group's number, then the name and a zero.
    static func groupNames(of code: OpaquePointer) -> [String?] {
        var names = [String?](repeating: nil, count: groupCount(of: code))
        let rowLength = Int(number(PCRE2_INFO_NAMEENTRYSIZE, of: code))
        var table: UnsafePointer<UInt8>?
        pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
        for row in 0..<Int(number(PCRE2_INFO_NAMECOUNT, of: code)) {
            let bytes = UnsafeBufferPointer(start: table.map { $0 + row * rowLength }, count: rowLength)
            let group = Int(bytes[0]) << 8 | Int(bytes[1])
            names[group - 1] = String(decoding: bytes.dropFirst(2).prefix { $0 != 0 }, as: UTF8.self)
        }
        return names
    }

    private static func number(_ what: Int32, of code: OpaquePointer) -> UInt32 {
        var value: UInt32 = 0
        pcre2_pattern_info_8(code, UInt32(what), &value)
        return value
    }
}
