// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The part of a file that the header field `Range` asks for (RFC 9110, section 14.2), read as Tornado reads it.
///
/// Only one range of bytes is understood; several of them, another unit (`bytes` in lower case) and anything malformed
/// are taken for no range at all. Numbers may be written as Python takes them: with a sign, with underscores between
/// digits, with white space around them.
struct ByteRange: Equatable {
    /// What to answer for a file.
    enum Answer: Equatable {
        /// The whole file, with 200: also where the range is all of it.
        case whole
        /// A part of it, with 206.
        case part(Range<Int>)
        /// 416.
        case unsatisfiable
    }

    /// The first byte; a negative one counts from the end of the file.
    var start: Int?
    /// The byte after the last one.
    var end: Int?

    /// Reads the value of the header field, nil if it is to be ignored.
    init?(_ value: ArraySlice<UInt8>) {
        guard let equals = value.firstIndex(of: ASCII.equals) else { return nil }
        guard value[..<equals].trimmingPythonSpace.elementsEqual("bytes".utf8) else { return nil }
        let range = value[equals...].dropFirst()
        let first = range.prefix { $0 != ASCII.hyphen }
        let second = range[first.endIndex...].dropFirst()
        guard let start = PythonInteger(first), let end = PythonInteger(second) else { return nil }
        (self.start, self.end) = (start.value, end.value)
        guard let last = end.value else { return }
        if start.value != nil {
            self.end = last + 1
        } else if last != 0 {
            (self.start, self.end) = (-last, nil)
        }
    }

    /// What to answer for a file of a size in bytes.
    func answer(size: Int) -> Answer {
        let start = start.map { $0 < 0 ? max(0, $0 + size) : $0 }
        if let start, start >= size || end.map({ start >= $0 }) ?? false { return .unsatisfiable }
        if end == 0 { return .unsatisfiable }
        let part = (start ?? 0)..<min(end ?? size, size)
        return part.count == size ? .whole : .part(part)
    }
}

/// A number as Python's `int` reads it, or nothing but white space.
private struct PythonInteger {
    /// The number, nil for no text. One that is too large for any file is kept at the largest.
    var value: Int?

    private static let limit = 1 << 56
    /// Python refuses more.
    private static let maximumDigits = 4_300

    init?(_ text: ArraySlice<UInt8>) {
        var digits = text.trimmingPythonSpace
        if digits.isEmpty { return }
        let sign = digits.first
        if sign == ASCII.plus || sign == ASCII.hyphen { digits.removeFirst() }
        guard digits.first != ASCII.underscore, digits.last != ASCII.underscore else { return nil }
        guard digits.count(where: { $0 != ASCII.underscore }) <= Self.maximumDigits else { return nil }
        var number = 0
        var previous = ASCII.underscore
        for byte in digits {
            guard byte.isASCIIDigit || byte == ASCII.underscore && previous != ASCII.underscore else { return nil }
            if byte.isASCIIDigit, number < Self.limit { number = number * 10 + Int(byte - ASCII.zero) }
            previous = byte
        }
        guard !digits.isEmpty else { return nil }
        number = min(number, Self.limit)
        value = sign == ASCII.hyphen ? -number : number
    }
}

extension ArraySlice<UInt8> {
    /// The bytes without what Python takes for white space in ISO 8859-1.
    fileprivate var trimmingPythonSpace: ArraySlice<UInt8> {
        let start = drop(while: \.isPythonSpace)
        guard let last = start.lastIndex(where: { !$0.isPythonSpace }) else { return start }
        return start[...last]
    }
}

extension UInt8 {
    fileprivate var isPythonSpace: Bool {
        switch self {
        case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0: true
        default: false
        }
    }
}
