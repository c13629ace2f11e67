// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import FunnelStatus

struct ProcessMemoryTests {
    @Test(
        "The resident set is the second number",
        arguments: [
            ("1000 30 20 5 0 9 0\n", 122_880), ("", nil), ("7", nil), ("x y z", nil), ("10 9223372036854775807 1", nil),
            ("10 0 0", nil),
        ]
    )
    func parsed(text: String, bytes: Int?) {
        #expect(ProcessMemory.resident(in: text, page: 4_096) == bytes)
    }

    @Test("A process that lives has some memory, and one that does not exist has none")
    func asked() throws {
        #expect(try #require(ProcessMemory.resident(of: getpid())) > 1 << 20)
        #expect(ProcessMemory.resident(of: 0) == nil)
        #expect(ProcessMemory.resident(of: -1) == nil)
        #expect(ProcessMemory.resident(of: .max) == nil)
    }
}
