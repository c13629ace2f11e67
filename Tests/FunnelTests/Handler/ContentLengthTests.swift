// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import TestSupport
import Testing

@Suite struct ContentLengthTests {
    @Test func theOneThatWasSetIsSent() throws {
        let (response, _) = try TestHandler.answer {
            try $0.setHeader("Content-Length", 5)
            $0.write("exact")
        }
        #expect(response.status == .ok)
        #expect(response.headerFields[values: .contentLength] == ["5"])
    }

    @Test(arguments: ["4", "6", "0", "", "x", "-5", "+5", "5.0", "99999999999999999999", "5, 5"])
    func anotherThanTheBodysIs500(length: String) throws {
        let (response, lines) = try TestHandler.answer {
            try $0.setHeader("Content-Length", length)
            $0.write("exact")
        }
        #expect(response.status == .internalServerError)
        #expect(response.headerFields[.contentLength] == "\(response.text.utf8.count)")
        #expect(lines[0].contains("Content-Length") || lines[0].contains("contentLengthMismatch"))
    }

    @Test func twoAre500() throws {
        let (response, _) = try TestHandler.answer {
            try $0.addHeader("Content-Length", 5)
            try $0.addHeader("Content-Length", 5)
            $0.write("exact")
        }
        #expect(response.status == .internalServerError)
    }

    @Test func aHEADSaysItWithoutWriting() throws {
        let (response, _) = try TestHandler.answer(.make("HEAD")) { try $0.setHeader("Content-Length", 1_000_000) }
        #expect(response.status == .ok)
        #expect(response.headerFields[.contentLength] == "1000000")
    }

    @Test func withoutABodyOnlyA304HasOne() throws {
        let (notModified, _) = try TestHandler.answer {
            try $0.setHeader("Content-Length", 9)
            $0.setStatus(.notModified)
        }
        #expect(notModified.headerFields[.contentLength] == "9")
        let (noContent, _) = try TestHandler.answer {
            try $0.setHeader("Content-Length", 0)
            $0.setStatus(.noContent)
        }
        #expect(noContent.status == .noContent)
        #expect(noContent.headerFields[.contentLength] == nil)
    }

    @Test func aRedirectionForgetsIt() throws {
        let (response, _) = try TestHandler.answer {
            try $0.setHeader("Content-Length", 9)
            try $0.redirect(to: "/")
        }
        #expect(response.status == .found)
        #expect(response.headerFields[.contentLength] == "0")
    }

    @Test func aStreamKeepsToIt() throws {
        let (response, _) = try TestHandler.answer {
            try $0.setHeader("Content-Length", 5)
            $0.write("ex")
            try $0.finish { try $0.write(Array("act".utf8)) }
        }
        #expect(response.headerFields[.contentLength] == "5")
        #expect(try response.gathered().bytes == Array("exact".utf8))
    }

    @Test(arguments: [3, 5, 6, 1_000])
    func aStreamOfAnotherLengthIsCut(length: Int) throws {
        let (response, _) = try TestHandler.answer {
            try $0.setHeader("Content-Length", 4)
            try $0.finish { writer in
                for _ in 0..<length { try writer.write([1]) }
            }
        }
        let written = min(length, 5)
        #expect(throws: HTTPOutputError.contentLengthMismatch(declared: "4", written: written)) {
            try response.gathered()
        }
    }

    @Test func aStreamOfNoNumberIs500() throws {
        let (response, _) = try TestHandler.answer {
            try $0.setHeader("Content-Length", "many")
            try $0.finish { _ in }
        }
        #expect(response.status == .internalServerError)
    }
}
