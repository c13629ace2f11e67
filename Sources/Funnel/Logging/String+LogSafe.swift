// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension String {
    /// The text with control characters written as `\x0a`, so that nobody can write lines of their own into a log.
    package var logSafe: String {
        guard utf8.contains(where: \.isControlCharacter) else { return self }
        var safe = ""
        for scalar in unicodeScalars {
            if scalar.value < 0x80, UInt8(scalar.value).isControlCharacter {
                let digits = String(scalar.value, radix: 16)
                safe += "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
            } else {
                safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }
}

extension UInt8 {
    fileprivate var isControlCharacter: Bool { self < 0x20 || self == 0x7F }
}
