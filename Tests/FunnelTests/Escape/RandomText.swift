// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Texts made by chance, the same ones in every run.
struct RandomText {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A number from 0 up to a limit.
    mutating func number(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(limit))
    }

    /// A text of any characters, with those more often that mean something to somebody.
    mutating func text() -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<number(below: 20) {
            let special = Array("&<>\"'/\\%+ #;=?\n\r\t\0\u{7F}éß€\u{301}😀".unicodeScalars)
            switch number(below: 3) {
            case 0: text.append(special[number(below: special.count)])
            case 1: text.append(Unicode.Scalar(UInt8(number(below: 128))))
            default: text.append(Unicode.Scalar(UInt32(number(below: 0x11_0000))) ?? "\u{FFFD}")
            }
        }
        return String(text)
    }
}
