// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FunnelTesting
import Testing

@testable import Hello

/// The example's test, as the README shows it.
@Test func greets() throws {
    let client = TestClient(try Hello().makeApplication())
    #expect(try client.get("/?name=Ann").text == "Hello, Ann\n")
}
