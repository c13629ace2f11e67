// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Testing

@testable import FunnelCommand

@Suite struct ServeProtocolTests {
    private func chosen(
        _ arguments: [String] = [],
        _ environment: [String: String] = [:],
        start: StartMode = .commandLine
    ) throws -> ServeProtocol {
        let options = try ServeOptions.parse(arguments)
        let settings = try ServeSettings(
            options,
            common: CommonOptionValues(),
            environment: ProcessEnvironment(environment)
        )
        return try ServeProtocol(settings, start: start)
    }

    @Test func withoutAWordItIsWhatTheProgramWasStartedWith() throws {
        #expect(try chosen() == .http("127.0.0.1:8888"))
        #expect(try chosen(start: .fastCGI) == .fastCGI)
    }

    @Test func whatIsAskedForIsDone() throws {
        #expect(try chosen(["--http", "a:1"]) == .http("a:1"))
        #expect(try chosen(["--http", "a:1"], start: .fastCGI) == .http("a:1"))
        #expect(try chosen(["--fastcgi", "a:1"]) == .fastCGI)
        #expect(try chosen([], ["FUNNEL_HTTP": "a:1"]) == .http("a:1"))
        #expect(try chosen([], ["FUNNEL_FASTCGI": "a:1"]) == .fastCGI)
    }

    @Test func anOptionBeatsTheOtherOnesVariable() throws {
        #expect(try chosen(["--http", "a:1"], ["FUNNEL_FASTCGI": "b:2"]) == .http("a:1"))
        #expect(try chosen(["--fastcgi", "a:1"], ["FUNNEL_HTTP": "b:2"]) == .fastCGI)
    }

    @Test func bothAreTooMuch() {
        #expect(throws: ValidationError.self) { try chosen(["--http", "a:1", "--fastcgi", "a:2"]) }
        #expect(throws: ValidationError.self) { try chosen([], ["FUNNEL_HTTP": "a:1", "FUNNEL_FASTCGI": "a:2"]) }
    }
}
