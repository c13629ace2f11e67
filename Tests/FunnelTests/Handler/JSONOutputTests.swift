// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct JSONOutputTests {
    private struct Story: Encodable {
        var title: String
        var tags: [String]
    }

    @Test func isWrittenInTornadosFormat() throws {
        let (response, _) = try TestHandler.answer {
            try $0.write(json: Story(title: "a </b> é", tags: ["x", "y"]))
        }
        #expect(response.text == #"{"title": "a <\/b> \u00e9", "tags": ["x", "y"]}"#)
        #expect(response.headerFields[.contentType] == "application/json; charset=UTF-8")
    }

    @Test func aTypeSetAfterwardsIsKeptAndOneSetBeforeIsNot() throws {
        let (after, _) = try TestHandler.answer {
            try $0.write(json: [1])
            try $0.setHeader(.contentType, "text/javascript")
        }
        #expect(after.headerFields[.contentType] == "text/javascript")
        let (before, _) = try TestHandler.answer {
            try $0.setHeader(.contentType, "text/javascript")
            $0.write("x = ")
            try $0.write(json: ["a": 1])
        }
        #expect(before.headerFields[.contentType] == "application/json; charset=UTF-8")
        #expect(before.text == #"x = {"a": 1}"#)
    }

    private struct Stubborn: Encodable {
        struct Refusal: Error {}
        func encode(to encoder: any Encoder) throws { throw Refusal() }
    }

    @Test func whatCannotBeEncodedIs500() throws {
        let (response, lines) = try TestHandler.answer { try $0.write(json: ["a": Stubborn()]) }
        #expect(response.status == .internalServerError)
        #expect(lines[0].contains("Refusal"))
    }
}
