// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// That the measure of the other tests finds what it is for.
@Suite struct GrowthTests {
    @Test func findsQuadraticTime() {
        let ratio = Growth.ratio(size: 200, input: { Array(0..<$0) }) { numbers in
            var pairs = 0
            for first in numbers { pairs += numbers.count { $0 != first } }
            #expect(pairs > 0)
        }
        #expect(ratio > 3)
    }
}
