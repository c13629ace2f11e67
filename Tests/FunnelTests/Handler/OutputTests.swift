// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct OutputTests {
    @Test func defaultsAreTornados() throws {
        let (response, lines) = try TestHandler.answer { $0.write("Hello") }
        #expect(response.status == .ok)
        #expect(
            response.headerFields == [
                .server: "Funnel/\(Application.frameworkVersion)", .contentType: "text/html; charset=UTF-8",
                .eTag: "\"f7ff9e8b7bb2e09b70935a5d785e0cc5d9d0abf0\"", .contentLength: "5",
            ]
        )
        #expect(response.text == "Hello")
        #expect(lines.count == 1)
        #expect(lines[0].wholeMatch(of: /info: 200 GET \/ \(192\.0\.2\.7\) \d+\.\d\dms/) != nil)
    }

    @Test func textAndBytesAreGathered() throws {
        let (response, _) = try TestHandler.answer {
            $0.write("é")
            $0.write([0x21])
        }
        #expect(response.text == "é!")
        #expect(response.headerFields[.contentLength] == "3")
    }

    @Test func aHEADHasTheLengthButNoBody() throws {
        let (response, _) = try TestHandler.answer(.make("HEAD")) { $0.write("Hello") }
        #expect(response.text.isEmpty)
        #expect(response.headerFields[.contentLength] == "5")
    }

    @Test(arguments: [204, 304])
    func someStatusesHaveNoBody(code: Int) throws {
        let (empty, _) = try TestHandler.answer { $0.setStatus(.init(code: code)) }
        #expect(empty.status.code == code)
        #expect(empty.headerFields.map(\.name) == [.server])
        let (wrong, lines) = try TestHandler.answer {
            $0.setStatus(.init(code: code))
            $0.write("x")
        }
        #expect(wrong.status == .internalServerError)
        #expect(lines[0].contains("has no body"))
    }

    @Test(arguments: [
        ("Brewed", "Brewed"), ("a\tb", "a\tb"), ("", "Unknown"), ("a<b", "Unknown"), ("a\r\nSet-Cookie: b", "Unknown"),
        ("caf\u{E9}", "caf\u{E9}"),
        ("日", "Unknown"),
    ])
    func reasonsAreChecked(reason: String, sent: String) throws {
        let (response, _) = try TestHandler.answer { $0.setStatus(.accepted, reason: reason) }
        #expect(response.status.code == 202)
        #expect(response.status.reasonPhrase == sent)
    }

    @Test func whatIsWrittenTooLateIsDroppedAndLogged() throws {
        let (response, lines) = try TestHandler.answer {
            $0.write("first")
            try $0.finish()
            $0.write("second")
        }
        #expect(response.text == "first")
        #expect(lines[0].contains("write() after finish()"))
    }

    @Test func finishingTwiceIsLoggedAndTheFirstResponseStands() throws {
        let (response, lines) = try TestHandler.answer {
            try $0.finish()
            try $0.finish()
        }
        #expect(response.status == .ok)
        #expect(lines[0].hasPrefix("error: Uncaught error"))
    }

    @Test func clearStartsAnew() throws {
        let (response, _) = try TestHandler.answer {
            try $0.setHeader("X-A", "1")
            $0.setStatus(.created)
            $0.write("gone")
            $0.clear()
            $0.write("here")
        }
        #expect(response.status == .ok)
        #expect(response.text == "here")
        #expect(response.headerFields.map(\.name) == [.server, .contentType, .eTag, .contentLength])
    }

    @Test(arguments: [100, 204, 299, 599, 999])
    func anyStatusCanBeSet(code: Int) throws {
        let (response, _) = try TestHandler.answer { try $0.setStatus(code: code) }
        #expect(response.status.code == code)
        let (named, _) = try TestHandler.answer { try $0.setStatus(code: code, reason: "Fine") }
        #expect(named.status.reasonPhrase == "Fine")
    }

    @Test(arguments: [Int.min, -1, 0, 99, 1_000, Int.max])
    func whatIsNoStatusIs500(code: Int) throws {
        let (response, lines) = try TestHandler.answer { try $0.setStatus(code: code) }
        #expect(response.status == .internalServerError)
        #expect(lines[0].contains("\(code)"))
    }

    @Test func aStatusThatNoResponseHasIs500() throws {
        let (set, _) = try TestHandler.answer { $0.setStatus(.init(code: 42)) }
        #expect(set.status == .internalServerError)
        let (streamed, _) = try TestHandler.answer {
            $0.setStatus(.init(code: 42))
            try $0.finish { _ in }
        }
        #expect(streamed.status == .internalServerError)
        let (thrown, _) = try TestHandler.answer { _ in throw HTTPError(.init(code: 42)) }
        #expect(thrown.status == .internalServerError)
        #expect(thrown.text.contains("<title>500: Internal Server Error</title>"))
    }

    @Test(arguments: [(false, 302), (true, 301)])
    func redirects(permanent: Bool, code: Int) throws {
        let (response, _) = try TestHandler.answer {
            $0.write("dropped")
            try $0.redirect(to: "/é?a=b", permanent: permanent)
        }
        #expect(response.status.code == code)
        #expect(response.headerFields[.location] == "/é?a=b")
        #expect(response.headerFields[.contentLength] == "0")
        #expect(response.text.isEmpty)
    }

    @Test func redirectsOnlyWithItsStatuses() throws {
        let (seeOther, _) = try TestHandler.answer { try $0.redirect(to: "/", status: .seeOther) }
        #expect(seeOther.status == .seeOther)
        let (wrong, _) = try TestHandler.answer { try $0.redirect(to: "/", status: .ok) }
        #expect(wrong.status == .internalServerError)
        let (split, _) = try TestHandler.answer { try $0.redirect(to: "/\r\nX: y") }
        #expect(split.status == .internalServerError)
        #expect(split.headerFields[.location] == nil)
    }
}
