// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

extension LiveTests {
    /// Answers that do not wait for the body.
    struct UnreadBodyTests {
        /// A page that answers without a look at the body, and its status.
        static let earlyAnswers = [
            ("/nothing", 404), ("/", 405), ("/redirect", 302), ("/error", 500), ("/unread", 200),
            ("/unauthorized", 401),
        ]
        /// Less than fits into a socket's buffer, less than is read away to keep a connection, and more.
        static let sizes = [20_000, 100_000, 500_000, 3_000_000]

        @Test("An unread body is never taken for a request", arguments: earlyAnswers, sizes)
        func throughNginx(page: (path: String, status: Int), size: Int) throws {
            let site = try Site()
            let connection = try site.connect()
            let body = TestBody.records(size)
            for shift in TestBody.shifts {
                let answer = try connection.exchange("POST", page.path, body: body, fields: "X-Shift: \(shift)\r\n")
                #expect(answer.status == page.status)
                #expect(try connection.exchange("GET", "/?name=\(shift)").text == "Hello, \(shift)\n")
            }
            let requests = TestBody.shifts.flatMap { ["POST \(page.path)", "GET /?name=\($0)"] }
            #expect(try site.requests() == requests)
        }

        @Test("An unread body that comes as it is sent is never taken for a request", arguments: earlyAnswers, sizes)
        func streamed(page: (path: String, status: Int), size: Int) throws {
            let site = try Site(nginxEdits: UploadTests.streaming)
            let body = TestBody.records(size)
            for shift in TestBody.shifts {
                // nginx may close a connection on which it got an answer early.
                let fields = "X-Shift: \(shift)\r\n"
                let answer = try? site.connect().exchange("POST", page.path, body: body, fields: fields)
                if let answer { #expect(answer.status == page.status) }
                #expect(try site.exchange("GET", "/?name=\(shift)").text == "Hello, \(shift)\n")
            }
            let requests = try site.requests().filter { $0.hasPrefix("GET") }
            #expect(requests == TestBody.shifts.map { "GET /?name=\($0)" })
        }

        @Test("An early answer keeps nobody waiting", arguments: sizes, [true, false])
        func promptly(size: Int, isStreamed: Bool) throws {
            let site = try Site(nginxEdits: isStreamed ? UploadTests.streaming : [:])
            let body = TestBody.pattern(size)
            let start = ContinuousClock.now
            for _ in 0..<5 {
                let connection = try site.connect()
                let answer = try connection.exchange("POST", "/nothing", body: body)
                #expect(answer.status == 404, "\(site.app.folder.text(of: "nginx-error.log"))")
                if !isStreamed { #expect(try connection.exchange("GET", "/").status == 200) }
            }
            #expect(ContinuousClock.now - start < .seconds(3))
        }

        @Test("After an unread body the next answer is the right one, or there is none", arguments: earlyAnswers, sizes)
        func straight(page: (path: String, status: Int), size: Int) throws {
            let app = try SpawnedApp(in: RunFolder())
            for shift in TestBody.shifts {
                let client = try app.connect()
                var request = TestRequest("POST", page.path, body: TestBody.records(size))
                request.parameters.append(("HTTP_X_SHIFT", shift))
                // The application may close the connection before the body is sent.
                try? client.send(request.bytes)
                #expect(try client.receiveReply().text.hasPrefix("Status: \(page.status) "))
                let next = try? client.exchange(TestRequest("GET", "/?name=next"))
                if let next, !next.output.isEmpty { #expect(next.body == Array("Hello, next\n".utf8)) }
            }
            let requests = try app.connect().exchange(TestRequest("GET", "/requests"))
            #expect(!requests.text.contains("nobody"))
        }
    }
}
