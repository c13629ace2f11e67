// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Funnel

@Suite struct LogSafeTests {
    @Test(arguments: [
        ("GET / (é)", "GET / (é)"), ("a\nb", "a\\x0ab"), ("\u{1B}[31m", "\\x1b[31m"),
        ("\r\n\t\u{7F}", "\\x0d\\x0a\\x09\\x7f"),
    ])
    func writesControlCharactersOut(text: String, expected: String) {
        #expect(text.logSafe == expected)
    }

    @Test(arguments: [
        (Duration.zero, "0.00"), (.microseconds(890), "0.89"), (.microseconds(9), "0.00"), (.milliseconds(12), "12.00"),
        (.microseconds(1_050), "1.05"), (.seconds(61), "61000.00"),
    ])
    func millisecondsHaveTwoDecimals(duration: Duration, expected: String) {
        #expect(duration.milliseconds == expected)
    }
}
