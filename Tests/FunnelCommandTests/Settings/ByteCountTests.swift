// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import FunnelCommand

@Suite struct ByteCountTests {
    @Test(arguments: [
        ("0", 0), ("4096", 4_096), ("12b", 12), ("1k", 1_024), ("64KB", 65_536), ("64KiB", 65_536),
        ("100m", 104_857_600), ("100MB", 104_857_600), ("1GiB", 1_073_741_824), ("2g", 2_147_483_648),
    ])
    func reads(text: String, bytes: Int) {
        #expect(ByteCount.parse(text) == bytes)
    }

    @Test(arguments: [
        "", "MB", "-1", "+1", "1.5MB", "1 MB", "1MBs", "0x10", "1T", "٣", "99999999999999999999", "9999999999999GB",
    ])
    func refuses(text: String) {
        #expect(ByteCount.parse(text) == nil)
    }
}
