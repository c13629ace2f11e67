// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Funnel

@Suite struct PathArgumentsTests {
    /// Hands its arguments to nobody.
    private final class QuietHandler: RequestHandler {
        override func get() {}
    }

    @Test(arguments: ["%", "%4", "%41", "%C3%A9", "/", "//", "a", "%2F..", "0"])
    func takeLinearTime(part: String) throws {
        let application = try Application([
            Route("/rest/([0-9]+)/x", QuietHandler.init),
            Route("/rest/(.*)", QuietHandler.init),
        ])
        let input = { GatewayEnvironment.make("GET", "/rest/" + String(repeating: part, count: $0)) }
        let ratio = Growth.ratio(size: 4_000, input: input) { _ = application.respond(to: $0) }
        #expect(ratio < 3)
    }
}
