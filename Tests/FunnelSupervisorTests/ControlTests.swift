// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import FunnelSupervisor

/// What supervisor and worker tell each other.
@Suite struct ControlTests {
    private static let messages: [(String, ControlMessage)] = [
        ("ready", .ready), ("ping", .ping), ("pong 15 16", .pong(acceptors: 15, of: 16)),
        ("replace it has taken 5 requests", .replace("it has taken 5 requests")),
        ("drain 30000", .drain(milliseconds: 30_000)), ("stop 0", .stop(milliseconds: 0)),
    ]

    @Test(arguments: messages) func isWrittenAndRead(text: String, message: ControlMessage) {
        #expect(message.bytes == Array(text.utf8))
        #expect(ControlMessage(text.utf8) == message)
    }

    @Test(arguments: ["", " ", "hello", "pong", "pong 1", "pong 1 x", "drain", "drain -1", "stop 1 2"])
    func othersAreLeftAlone(text: String) {
        #expect(ControlMessage(text.utf8) == nil)
    }

    @Test func messagesComeWholeAndInTheirOrder() throws {
        let (one, other) = try ControlChannel.pair()
        #expect(other.receive() == .nothing)
        for (_, message) in Self.messages { one.send(message) }
        for (_, message) in Self.messages { #expect(other.receive() == .message(message)) }
        #expect(other.receive() == .nothing)
    }

    @Test func aLongReasonIsCut() throws {
        let (one, other) = try ControlChannel.pair()
        one.send(.replace(String(repeating: "x", count: 5_000)))
        guard case .message(.replace(let reason)) = other.receive() else {
            Issue.record("no message")
            return
        }
        #expect(reason == String(repeating: "x", count: ControlMessage.maximumLength - 8))
    }

    @Test func theEndOfTheOtherSideIsSeenAfterItsMessages() throws {
        var (one, other): (ControlChannel?, ControlChannel) = try ControlChannel.pair()
        one?.send(.ready)
        one = nil
        #expect(other.receive() == .message(.ready))
        #expect(other.receive() == .end)
        other.send(.ping)
    }
}
