// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import FunnelFastCGI

@Suite struct NamingTurnTests {
    /// Other tests of this process may have their turn; it comes within the usual time.
    @Test func oneHasItAtATime() {
        let inner = NamingTurn.take(patience: 60_000) { NamingTurn.take(patience: 0) { true } ?? false }
        #expect(inner == false)
        #expect(NamingTurn.take(patience: 60_000) { true } == true)
    }
}
