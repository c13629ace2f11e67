// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import FunnelFastCGI

@Suite struct SavedTraceTests {
    /// Worked out by hand from the description of the format.
    @Test(
        arguments: [
            ([], [0x02, 0x00]),
            ([0x1234], [0x02, 0x1F, 0, 0, 0, 0, 0, 0, 0x12, 0x34, 0x00]),
            (
                [0x7FFF_1234_5678_9ABC, .max],
                [0x02, 0x1F, 0x7F, 0xFF, 0x12, 0x34, 0x56, 0x78, 0x9A, 0xBC]
                    + [0x2F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00]
            ),
        ] as [([UInt], [UInt8])]
    )
    func compactForm(addresses: [UInt], bytes: [UInt8]) {
        let stack = addresses.enumerated().map { StackAddress(value: $1, isReturn: $0 > 0) }
        #expect(SavedTrace.compact(stack) == bytes)
    }
}
