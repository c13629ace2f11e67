// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

/// Handlers that take the body piece by piece.
@Suite struct StreamedBodyTests {
    /// What happened, in its order. Confined to the thread of its test, like the handler.
    private final class Record: @unchecked Sendable {
        var steps: [String] = []
    }

    private final class Receiver: RequestHandler {
        let record: Record

        init(_ context: HandlerContext, _ record: Record) {
            self.record = record
            super.init(context)
        }

        override class var streamsRequestBody: Bool { true }

        override func prepare() throws {
            record.steps.append("prepare \(try arguments("a"))")
            if try argument("finish", default: nil) == "prepare" { try finish() }
        }

        override func dataReceived(_ chunk: [UInt8]) throws {
            record.steps.append(String(decoding: chunk, as: UTF8.self))
            if chunk == Array("throw".utf8) { throw HTTPError(.conflict) }
            if chunk == Array("finish".utf8) { try finish() }
        }

        override func put() throws {
            record.steps.append("put \(try arguments("a")) \(try request.files.count)")
        }
        override func get() throws { _ = try request.body }
        override func onFinish() { record.steps.append("onFinish") }
    }

    private func steps(
        _ method: String = "PUT",
        _ target: String = "/?a=q",
        pieces: [String],
        failure: GatewayInputError? = nil,
        limits: Limits = Limits()
    ) throws -> (code: Int, steps: [String]) {
        let record = Record()
        let logged = try LoggedApplication([Route(".*") { Receiver($0, record) }])
        let type = "application/x-www-form-urlencoded"
        var environment = GatewayEnvironment.make(method, target, ["CONTENT_TYPE": type], limits: limits)
        environment.input = PieceInput(pieces.map { Array($0.utf8) }, failure: failure)
        return (logged.answer(environment).status.code, record.steps)
    }

    @Test func piecesComeBetweenPrepareAndTheMethod() throws {
        let (code, steps) = try steps(pieces: ["a=1", "&a=2"])
        #expect(code == 200)
        #expect(steps == ["prepare [\"q\"]", "a=1", "&a=2", "put [\"q\"] 0", "onFinish"])
    }

    @Test func anEmptyBodyHasNoPieces() throws {
        #expect(try steps(pieces: []).steps == ["prepare [\"q\"]", "put [\"q\"] 0", "onFinish"])
    }

    @Test func theBodyIsNotReadWhenPrepareFinished() throws {
        #expect(try steps("PUT", "/?finish=prepare", pieces: ["x"]).steps == ["prepare []", "onFinish"])
    }

    @Test(arguments: [("throw", 409), ("finish", 200)])
    func theRestIsNotReadAfterTheEnd(piece: String, code: Int) throws {
        let result = try steps(pieces: ["x", piece, "y"])
        #expect(result.code == code)
        #expect(result.steps == ["prepare [\"q\"]", "x", piece, "onFinish"])
    }

    @Test func theMethodDoesNotRunForABodyThatBreaksOff() throws {
        let result = try steps(pieces: ["x"], failure: .disconnected)
        #expect(result.code == 400)
        #expect(result.steps == ["prepare [\"q\"]", "x", "onFinish"])
    }

    @Test func theLimitHolds() throws {
        var limits = Limits()
        limits.maximumBodySize = 3
        let result = try steps(pieces: ["xx", "yy"], limits: limits)
        #expect(result.code == 413)
        #expect(result.steps == ["prepare [\"q\"]", "xx", "onFinish"])
    }

    @Test func aMethodThatIsNotThereIs405() throws {
        #expect(try steps("DELETE", pieces: ["x"]).code == 405)
        #expect(try steps("PURGE", pieces: ["x"]).steps == ["onFinish"])
    }

    @Test func theBodyIsNotKept() throws {
        #expect(try steps("GET", pieces: ["x"]).code == 500)
    }
}
