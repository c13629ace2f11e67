// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct FinishTests {
    @Test func takesALastChunk() throws {
        let (text, _) = try TestHandler.answer {
            $0.write("a ")
            try $0.finish("é")
        }
        #expect(text.text == "a é")
        let (bytes, _) = try TestHandler.answer { try $0.finish([0x68, 0x69]) }
        #expect(bytes.text == "hi")
        let (json, _) = try TestHandler.answer { try $0.finish(json: ["a": 1]) }
        #expect(json.text == #"{"a": 1}"#)
        #expect(json.headerFields[.contentType] == "application/json; charset=UTF-8")
    }

    @Test func aSecondEndIsLoggedAndWritesNothing() throws {
        for end: TestHandler.Body in [{ try $0.finish("b") }, { try $0.finish([0x62]) }, { try $0.finish(json: 1) }] {
            let (response, lines) = try TestHandler.answer {
                try $0.finish("a")
                try end($0)
            }
            #expect(response.text == "a")
            #expect(lines.count == 2)
            #expect(lines[0].contains("complete already"))
        }
    }

    @Test func canBeThrownWithAChunk() throws {
        let (text, lines) = try TestHandler.answer {
            $0.setStatus(.unauthorized)
            $0.write("kept ")
            throw Finish("and said")
        }
        #expect(text.status == .unauthorized)
        #expect(text.text == "kept and said")
        #expect(lines.count == 1)
        let (bytes, _) = try TestHandler.answer { _ in throw Finish([0x68, 0x69]) }
        #expect(bytes.text == "hi")
        let (json, _) = try TestHandler.answer { _ in throw try Finish(json: ["a": "</"]) }
        #expect(json.text == #"{"a": "<\/"}"#)
        #expect(json.headerFields[.contentType] == "application/json; charset=UTF-8")
    }

    @Test func thrownAfterTheEndItChangesNothing() throws {
        let (response, lines) = try TestHandler.answer {
            try $0.finish("a")
            throw Finish("b")
        }
        #expect(response.text == "a")
        #expect(lines.count == 1)
    }

    @Test func thrownForAResponseThatCannotBeItIs500() throws {
        let (response, lines) = try TestHandler.answer {
            $0.setStatus(.noContent)
            throw Finish("body")
        }
        #expect(response.status == .internalServerError)
        #expect(lines[0].contains("has no body"))
    }

    @Test func whatIsThrownAgainIs304ToWhoHasIt() throws {
        let environment = GatewayEnvironment.make("GET", "/", ["HTTP_IF_NONE_MATCH": "*"])
        let (response, _) = try TestHandler.answer(environment) { _ in throw Finish("Hello") }
        #expect(response.status == .notModified)
    }
}
