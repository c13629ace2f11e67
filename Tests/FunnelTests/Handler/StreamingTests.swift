// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct StreamingTests {
    /// Gathers what is streamed.
    private final class Gatherer: GatewayBodyWriter {
        var chunks: [String] = []
        func write(_ chunk: [UInt8]) { chunks.append(String(decoding: chunk, as: UTF8.self)) }
        func flush() { chunks.append("|") }
    }

    private func chunks(of response: GatewayResponse) throws -> [String]? {
        guard case .stream(let produce) = response.body else { return nil }
        let gatherer = Gatherer()
        try produce(gatherer)
        return gatherer.chunks
    }

    @Test func chunksComeAfterWhatWasWritten() throws {
        let (response, lines) = try TestHandler.answer {
            $0.setStatus(.accepted)
            $0.write("first ")
            try $0.finish { writer in
                try writer.write(Array("second".utf8))
                try writer.flush()
            }
        }
        #expect(response.status == .accepted)
        #expect(response.headerFields[.contentLength] == nil)
        #expect(try chunks(of: response) == ["first ", "second", "|"])
        #expect(lines.count == 1)
    }

    @Test func aHEADIsNotStreamed() throws {
        let (response, _) = try TestHandler.answer(.make("HEAD")) { try $0.finish { _ in } }
        #expect(try chunks(of: response) == nil)
        #expect(response.text.isEmpty)
    }

    @Test(arguments: [204, 304])
    func someStatusesHaveNoStream(code: Int) throws {
        let (response, lines) = try TestHandler.answer {
            $0.setStatus(.init(code: code))
            try $0.finish { _ in }
        }
        #expect(response.status == .internalServerError)
        #expect(lines[0].contains("has no body"))
    }

    @Test func onlyOneEndIsPossible() throws {
        let (response, lines) = try TestHandler.answer {
            try $0.finish()
            try $0.finish { _ in }
        }
        #expect(response.status == .ok)
        #expect(lines[0].contains("complete already"))
    }

    @Test func flushSaysWhatToUse() throws {
        let (response, lines) = try TestHandler.answer { try $0.flush() }
        #expect(response.status == .internalServerError)
        #expect(lines[0].contains("finish(streaming:)"))
    }
}
