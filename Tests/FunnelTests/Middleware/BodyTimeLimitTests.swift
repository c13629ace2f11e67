// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Testing

@testable import Funnel

@Suite struct BodyTimeLimitTests {
    /// A body whose pieces come a second each, by a clock that only they move. Confined to the thread of its test.
    private final class SlowInput: GatewayInput, @unchecked Sendable {
        var now = ContinuousClock.now
        private var rest: Int

        init(pieces: Int) { rest = pieces }

        func read(upTo count: Int) -> [UInt8] {
            now += .seconds(1)
            if rest == 0 { return [] }
            rest -= 1
            return [0x78]
        }
    }

    private func answer(pieces: Int, limit: Duration, work: Duration = .zero) throws -> (Int, [String]) {
        let input = SlowInput(pieces: pieces)
        let logged = try LoggedApplication([
            Route("/") {
                TestHandler($0) { handler in
                    input.now += work
                    handler.write(try handler.request.body)
                }
            }
        ])
        var environment = GatewayEnvironment.make("POST", "/")
        environment.input = input
        let application = logged.application.behind(BodyTimeLimit(limit) { input.now })
        let response = try application.respond(to: environment)
        return (response.status.code, logged.lines)
    }

    @Test func aBodyInTimePasses() throws {
        #expect(try answer(pieces: 3, limit: .seconds(3)).0 == 200)
    }

    @Test func aBodyThatDripsIs408() throws {
        let (code, lines) = try answer(pieces: 100, limit: .seconds(3))
        #expect(code == 408)
        #expect(lines == ["warning: 408 POST / (192.0.2.7): the body did not arrive in time"])
    }

    @Test func workBeforeDoesNotCount() throws {
        #expect(try answer(pieces: 3, limit: .seconds(3), work: .seconds(100)).0 == 200)
    }

    @Test func theLimitIsFinal() throws {
        let input = SlowInput(pieces: 9)
        let timed = TimedInput(input, limit: .milliseconds(1), now: { input.now })
        #expect(throws: GatewayInputError.timedOut) { try timed.read(upTo: 1) }
        let stopped = input.now
        #expect(throws: GatewayInputError.timedOut) { try timed.read(upTo: 1) }
        #expect(input.now == stopped)
    }

    @Test func aBareApplicationAnswers408Too() {
        let input = SlowInput(pieces: 9)
        var environment = GatewayEnvironment.make("POST", "/")
        environment.input = input
        let application = GatewayFunction { environment in
            while case let piece = try environment.input.read(upTo: 9), !piece.isEmpty {}
            return GatewayResponse(status: .ok)
        }
        #expect(TransportRun(application.behind(BodyTimeLimit(.seconds(2)) { input.now }), environment).code == 408)
    }
}
