// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import FunnelCommand

@Suite struct TimeSpanTests {
    @Test(arguments: [
        ("1ms", 1), ("500ms", 500), ("2s", 2_000), ("2S", 2_000), ("1m", 60_000), ("3min", 180_000),
        ("24h", 86_400_000), ("0002s", 2_000),
    ])
    func timesAreRead(text: String, milliseconds: Int) {
        #expect(TimeSpan.parse(text) == .milliseconds(milliseconds))
    }

    @Test(arguments: [
        "", "2", "s", "2 s", "-2s", "+2s", "1.5s", "0s", "25h", "86400001ms", "2sec", "99999999999999999999s",
        "9223372036854775807h", "٢s",
    ])
    func anythingElseIsNot(text: String) {
        #expect(TimeSpan.parse(text) == nil)
    }
}
