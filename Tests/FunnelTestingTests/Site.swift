// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelTesting
import HTTPTypes
import Logging

/// A small site to ask: what came, cookies, redirections, and answers of all kinds.
enum Site {
    final class EchoHandler: RequestHandler {
        struct Answer: Codable, Equatable {
            var method: String
            var uri: String
            var host: String
            var type: String?
            var length: String?
            var cookie: String?
            var arguments: [String: [String]]
            var files: [String]
            var body: String
        }

        override func get() throws {
            let files = try request.files.values.flatMap { $0 }.map { "\($0.filename) \($0.contentType) \($0.size)" }
            try write(
                json: Answer(
                    method: request.method.rawValue,
                    uri: request.uri,
                    host: request.host,
                    type: request.headers[.contentType],
                    length: request.headers[.contentLength],
                    cookie: request.headers[.cookie],
                    arguments: request.arguments.mapValues { $0.map { String(decoding: $0, as: UTF8.self) } },
                    files: files,
                    body: String(decoding: request.body, as: UTF8.self)
                )
            )
        }

        override func head() throws { try get() }
        override func post() throws { try get() }
        override func put() throws { try get() }
        override func patch() throws { try get() }
        override func delete() throws { try get() }
    }

    final class CookieHandler: RequestHandler {
        override func get() throws {
            try setCookie("a", "1")
            try setCookie("deep", "2", path: "/cookies/deep")
            try setCookie("safe", "3", secure: true)
        }

        override func delete() throws { try clearCookie("a") }
    }

    final class MoveHandler: RequestHandler {
        override func get() throws {
            let code = try argument("code", as: Int.self)
            try redirect(to: argument("to"), status: HTTPResponse.Status(code: code))
        }

        override func post() throws { try get() }
    }

    final class StreamHandler: RequestHandler {
        struct Trouble: Error {}

        override func get() throws {
            let breaks = try argument("breaks", default: nil) != nil
            try finish { writer in
                try writer.write(Array("one ".utf8))
                try writer.flush()
                if breaks { throw Trouble() }
                try writer.write(Array("two".utf8))
            }
        }
    }

    final class FailureHandler: RequestHandler {
        override func get() throws { throw HTTPError(.notFound, logMessage: "no story 7") }
        override func onFinish() { settings.loggers.general.info("finished") }
    }

    static func application(_ log: TestLog = TestLog()) throws -> Application {
        try Application(
            [
                Route("/cookies.*", CookieHandler.init),
                Route("/move", MoveHandler.init),
                Route("/stream", StreamHandler.init),
                Route("/failure", FailureHandler.init),
                Route("/echo.*", EchoHandler.init),
            ],
            settings: Settings(loggers: log.loggers)
        )
    }

    static func client(_ baseURL: String = "http://localhost") throws -> TestClient {
        let log = TestLog()
        return TestClient(try application(log), baseURL: baseURL, log: log)
    }
}
