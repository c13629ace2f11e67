// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Reads a text by the rules of RFC 8259 before Foundation decodes it, which is laxer, and which takes the first of
/// several members with one name where Python, like browsers, takes the last: what one program has checked must not be
/// something else to the next.
struct JSONScanner {
    private let bytes: [UInt8]
    private var position = 0
    /// Members that a later one of their object replaces, with the comma behind them.
    private var replaced: [Range<Int>] = []

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: "\u{FEFF}".utf8) { position = 3 }
    }

    /// The text in UTF-8 with no member twice.
    ///
    /// - Parameter text: The text, in UTF-8, UTF-16 or UTF-32.
    /// - Throws: `DecodingError` for what is no JSON, and for what is nested deeper than ``JSONText/maximumDepth``.
    static func cleaned(_ text: some Collection<UInt8>) throws -> [UInt8] {
        var scanner = JSONScanner(try JSONEncoding.utf8(text))
        try scanner.passValue(depth: 0)
        scanner.passBlanks()
        guard scanner.position == scanner.bytes.count else { throw scanner.failure("the end expected") }
        return scanner.withoutReplaced()
    }

    private mutating func passValue(depth: Int) throws {
        guard depth <= JSONText.maximumDepth else { throw failure("nested too deep") }
        passBlanks()
        switch next {
        case UInt8(ascii: "{"): try passObject(depth: depth)
        case UInt8(ascii: "["): try passArray(depth: depth)
        case ASCII.quote: _ = try passString()
        case UInt8(ascii: "t"): try pass("true")
        case UInt8(ascii: "f"): try pass("false")
        case UInt8(ascii: "n"): try pass("null")
        default: try passNumber()
        }
    }

    private mutating func passObject(depth: Int) throws {
        var members: [ArraySlice<UInt8>: Range<Int>] = [:]
        position += 1
        passBlanks()
        if skip(UInt8(ascii: "}")) { return }
        while true {
            passBlanks()
            let start = position
            let name = try passString()
            passBlanks()
            try pass(":")
            try passValue(depth: depth + 1)
            passBlanks()
            let isLast = !skip(ASCII.comma)
            if let earlier = members.updateValue(start..<position, forKey: name) { replaced.append(earlier) }
            if isLast { return try pass("}") }
        }
    }

    private mutating func passArray(depth: Int) throws {
        position += 1
        passBlanks()
        if skip(UInt8(ascii: "]")) { return }
        repeat {
            try passValue(depth: depth + 1)
            passBlanks()
        } while skip(ASCII.comma)
        try pass("]")
    }

    /// - Returns: The bytes that the string stands for.
    private mutating func passString() throws -> ArraySlice<UInt8> {
        let start = position
        try pass("\"")
        var hasEscapes = false
        while let byte = next, byte != ASCII.quote {
            guard byte >= 0x20 else { throw failure("control character in a string") }
            position += 1
            if byte == ASCII.backslash {
                hasEscapes = true
                try passEscaped()
            }
        }
        try pass("\"")
        return try hasEscapes ? JSONEncoding.unescaped(bytes[start..<position]) : bytes[(start + 1)..<(position - 1)]
    }

    private mutating func passEscaped() throws {
        let character = next
        position += 1
        switch character {
        case ASCII.quote, ASCII.backslash, ASCII.slash, UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            UInt8(ascii: "r"), UInt8(ascii: "t"):
            return
        case UInt8(ascii: "u"):
            let digits = bytes[position...].prefix(4)
            guard digits.count == 4, digits.allSatisfy({ $0.hexadecimalValue != nil }) else {
                throw failure("malformed escape")
            }
            position += 4
        default: throw failure("malformed escape")
        }
    }

    private mutating func passNumber() throws {
        _ = skip(ASCII.hyphen)
        if !skip(ASCII.zero) { try passDigits() }
        if skip(UInt8(ascii: ".")) { try passDigits() }
        if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
            if !skip(ASCII.plus) { _ = skip(ASCII.hyphen) }
            try passDigits()
        }
    }

    private mutating func passDigits() throws {
        guard next?.isASCIIDigit == true else { throw failure("unexpected character") }
        while next?.isASCIIDigit == true { position += 1 }
    }
}

/// One character after the other.
extension JSONScanner {
    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    private mutating func passBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func pass(_ text: StaticString) throws {
        for byte in UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount) where !skip(byte) {
            throw failure("\(text) expected")
        }
    }

    private func failure(_ problem: String) -> DecodingError {
        .dataCorrupted(.init(codingPath: [], debugDescription: "\(problem) at byte \(position)"))
    }

    /// The text with blanks in place of what is replaced.
    private func withoutReplaced() -> [UInt8] {
        if replaced.isEmpty { return bytes }
        var result = bytes
        var end = 0
        for range in replaced.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.upperBound > end {
            for index in max(end, range.lowerBound)..<range.upperBound { result[index] = ASCII.space }
            end = range.upperBound
        }
        return result
    }
}
