// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Testing

@testable import Funnel

/// What a stream may do once its head has gone.
@Suite struct StreamRuleTests {
    private struct Trouble: Error {}

    private func run(
        length: Int? = nil,
        _ produce: @escaping @Sendable (any GatewayBodyWriter) throws -> Void
    ) -> TransportRun {
        TransportRun(
            GatewayFunction { _ in
                let fields: HTTPFields = length.map { [.contentLength: "\($0)"] } ?? [:]
                return GatewayResponse(status: .ok, headerFields: fields, body: .stream(produce))
            }
        )
    }

    @Test func theAnnouncedLengthIsWritten() {
        let run = run(length: 3) { writer in
            try writer.write([0x61])
            try writer.write([])
            try writer.flush()
            try writer.write([0x62, 0x63])
        }
        #expect(run.body == "abc")
        #expect(!run.isCut)
        #expect(run.lines.isEmpty)
    }

    @Test func moreIsCutBeforeItIsSent() {
        let run = run(length: 3) { writer in
            try writer.write([0x61, 0x62])
            try writer.write([0x63, 0x64])
        }
        #expect(run.body == "ab")
        #expect(run.isCut)
        let reason = "more was written than the Content-Length of 3"
        #expect(run.lines == ["warning: cut: gateway rule contentLengthMatches broken: \(reason)"])
    }

    @Test func lessIsCut() {
        let run = run(length: 3) { try $0.write([0x61]) }
        #expect(run.isCut)
        let reason = "2 bytes fewer than the Content-Length of 3"
        #expect(run.lines == ["warning: cut: gateway rule contentLengthMatches broken: \(reason)"])
    }

    /// The log names the error, and not the bytes that are missing for its sake.
    @Test(arguments: [nil, 3])
    func anErrorAfterTheFirstChunkCuts(length: Int?) {
        let run = run(length: length) { writer in
            try writer.write([0x61])
            throw Trouble()
        }
        #expect(run.body == "a")
        #expect(run.isCut)
        #expect(run.lines == ["warning: cut: Trouble()"])
    }

    @Test func whoSwallowsAnErrorIsCutAllTheSame() {
        let run = run(length: 1) { writer in
            try? writer.write([0x61, 0x62])
            try? writer.write([0x61])
        }
        #expect(run.body.isEmpty)
        #expect(run.isCut)
    }

    @Test func aWriterThatWasKeptIsClosed() throws {
        let kept = Kept()
        let run = run { kept.writer = $0 }
        #expect(!run.isCut)
        let writer = try #require(kept.writer)
        #expect { try writer.write([1]) } throws: { ($0 as? GatewayViolation)?.rule == .writeAfterEnd }
        #expect { try writer.flush() } throws: { ($0 as? GatewayViolation)?.rule == .writeAfterEnd }
    }

    /// Confined to the thread of its test.
    private final class Kept: @unchecked Sendable {
        var writer: (any GatewayBodyWriter)?
    }
}
