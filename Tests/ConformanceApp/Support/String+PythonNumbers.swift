// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes

/// Numbers as Python's `int` and `float` read them.
extension String {
    /// The number that the text is.
    ///
    /// - Throws: ``ReferenceFailure``, where Python raises `ValueError`.
    func pythonInt() throws -> Int {
        guard let value = withoutDigitSeparators.flatMap({ Int($0) }) else {
            throw ReferenceFailure("invalid literal for int(): \(self)")
        }
        return value
    }

    /// The number that the text is.
    ///
    /// - Throws: ``ReferenceFailure``, where Python raises `ValueError`.
    func pythonFloat() throws -> Double {
        guard let value = withoutDigitSeparators.flatMap({ Double($0) }) else {
            throw ReferenceFailure("could not convert string to float: \(self)")
        }
        return value
    }

    /// The status with the number that the text is.
    ///
    /// - Throws: ``ReferenceFailure`` for what is no number or has not three digits: Tornado would send it, but no
    ///   client takes it.
    func pythonStatus() throws -> HTTPResponse.Status {
        let code = try pythonInt()
        guard (100...999).contains(code) else { throw ReferenceFailure("no status: \(code)") }
        return HTTPResponse.Status(code: code)
    }

    /// The text without white space around it and without single underscores between digits; nil for other ones.
    private var withoutDigitSeparators: String? {
        let text = pythonStripped.unicodeScalars.flatMap { Array(($0.decimalDigit ?? String($0)).utf8) }
        for (index, byte) in text.enumerated() where byte == UInt8(ascii: "_") {
            guard index > 0, index + 1 < text.count, text[index - 1].isDigit, text[index + 1].isDigit else {
                return nil
            }
        }
        return String(decoding: text.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    }

    private var pythonStripped: Substring {
        var text = self[...]
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return text
    }
}

extension Unicode.Scalar {
    /// The digit of ASCII, for a digit of any script: Python reads them all.
    fileprivate var decimalDigit: String? {
        guard properties.numericType == .decimal, let value = properties.numericValue else { return nil }
        return String(Int(value))
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
