// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelStatus
import Glibc
import HTTPTypes
import TestSupport
import Testing

/// What a server counts, and says about itself.
@Suite struct StatusTests {
    private func server(
        limits: Limits = Limits(),
        threads: Int = 4,
        _ body: @escaping @Sendable (GatewayEnvironment) throws -> GatewayResponse
    ) throws -> RunningServer<GatewayFunction> {
        try RunningServer(
            GatewayFunction(body),
            threads: threads,
            limits: limits,
            statusPages: StatusPages(statusPath: "/status", pingPath: "/ping")
        )
    }

    /// Answers with the status that the path names, and the body's length.
    @Sendable private static func echoStatus(_ environment: GatewayEnvironment) throws -> GatewayResponse {
        var count = 0
        while case let piece = try environment.input.read(upTo: 65_536), !piece.isEmpty { count += piece.count }
        let code = environment.variables["REQUEST_URI"].flatMap { Int($0.dropFirst()) } ?? 200
        return GatewayResponse(status: .init(code: code), body: .bytes(code == 204 ? [] : Array("\(count)".utf8)))
    }

    @Test func everyFigureAgreesWithWhatWasSent() throws {
        let server = try server(Self.echoStatus)
        let load = try (0..<6).map { number in
            // Used by this thread alone.
            nonisolated(unsafe) let client = try server.connect()
            return try TestThread {
                for code in [200, 204, 301, 404, 418, 500] + Array(repeating: 200, count: 20 * number) {
                    let body = code == 204 ? [] : [UInt8](repeating: 1, count: 1_000 + number)
                    _ = try? client.exchange(TestRequest("POST", "/\(code)", body: body))
                }
            }
        }
        for thread in load { thread.join() }
        let more = (0..<6).reduce(0) { $0 + 20 * $1 }
        let bytes = (0..<6).reduce(0) { $0 + (5 + 20 * $1) * (1_000 + $1) }
        let figures = server.figures
        #expect(figures[.requests] == UInt64(36 + more) && figures[.finished] == UInt64(36 + more))
        #expect(figures[.responses2xx] == UInt64(12 + more))
        #expect(figures[.responses3xx] == 6 && figures[.responses4xx] == 12 && figures[.responses5xx] == 6)
        #expect(figures[.receivedBytes] == UInt64(bytes))
        #expect(figures[.connections] == 6)
        #expect(figures[.cutResponses] == 0 && figures[.statusPages] == 0)
        #expect(figures.requestsInHand == 0)
        // The clients are gone.
        #expect(waitUntil { server.figures.openConnections == 0 })
    }

    @Test func bytesSentAreThoseOfTheResponses() throws {
        let server = try server { environment in
            environment.errors.write("this is no part of the response")
            return try Self.echoStatus(environment)
        }
        var sent = 0
        for code in [200, 404, 500] {
            sent += try server.answer(TestRequest("POST", "/\(code)", body: [1])).output.count
        }
        #expect(server.figures[.sentBytes] == UInt64(sent))
        #expect(server.figures[.receivedBytes] == 3)
    }

    @Test func thePagesAreNotCountedAsRequests() throws {
        let server = try server(Self.echoStatus)
        let client = try server.connect()
        #expect(try client.exchange(TestRequest("GET", "/200")).isComplete)
        for number in 1...3 {
            let text = String(
                decoding: try client.exchange(TestRequest("GET", "/status?prometheus")).body,
                as: UTF8.self
            )
            let samples = try PrometheusText(text).samples
            #expect(samples["funnel_requests_total"] == 1)
            #expect(samples["funnel_requests_in_hand"] == 0)
            #expect(samples["funnel_status_requests_total"] == Double(number - 1))
            #expect(samples["funnel_connections_open"] == 1)
            #expect(samples["funnel_connections_accepted_total"] == 1)
        }
        #expect(try client.exchange(TestRequest("GET", "/ping")).body == Array("pong".utf8))
        let head = try client.exchange(TestRequest("HEAD", "/ping"))
        #expect(
            head.text.hasPrefix("Status: 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 4\r\n")
        )
        #expect(head.text.contains("Cache-Control: no-store\r\n") && head.body.isEmpty)
        #expect(server.figures[.statusPages] == 5)
    }

    @Test func strangersGetWhatTheApplicationAnswers() throws {
        let server = try server { _ in GatewayResponse(status: .notFound) }
        for path in ["/status", "/ping"] {
            var request = TestRequest("GET", path)
            request.parameters.append(("REMOTE_ADDR", "203.0.113.5"))
            #expect(try server.answer(request).text.hasPrefix("Status: 404 "))
        }
        #expect(server.figures[.requests] == 2 && server.figures[.statusPages] == 0)
    }

    @Test func answeredWhileAllThreadsAreBusy() throws {
        let released = Counter()
        let server = try server(threads: 3) { _ in
            waitUntil { released.value > 0 }
            return GatewayResponse(status: .ok)
        }
        let clients = try (0..<3).map { _ in try server.connect() }
        for client in clients { try client.send(TestRequest().bytes) }
        #expect(waitUntil { server.figures.requestsInHand == 3 })
        for _ in 0..<3 {
            let reply = try server.answer(TestRequest("GET", "/status?prometheus", keep: false))
            let samples = try PrometheusText(String(decoding: reply.body, as: UTF8.self)).samples
            // They are still at it.
            #expect(samples["funnel_requests_in_hand"] == 3)
            #expect(samples["funnel_threads"] == 3)
        }
        #expect(try server.answer(TestRequest("GET", "/ping", keep: false)).body == Array("pong".utf8))
        released.increment()
        for client in clients { #expect(try client.receiveReply().isComplete) }
    }

    @Test func whatTheStatusKnows() throws {
        let server = try server(Self.echoStatus)
        let status = server.status
        #expect(status.generation == 1 && status.threads == 4)
        #expect(status.workers.map(\.process) == [getpid()])
        #expect(try #require(status.workers.first?.memory) > 1 << 20)
        #expect(status.queues.count == 1)
        #expect(status.queues[0].length == 0 && status.queues[0].limit == 511)
        #expect(status.queues[0].address.hasPrefix("unix:/"))
        #expect(status.limits.map(\.name) == Limits().descriptions.map(\.name))
        _ = try PrometheusText(status.prometheus)
    }

    @Test func everyLimitIsCountedWhereItIsMet() throws {
        var limits = Limits()
        limits.maximumBodySize = 1_000
        limits.maximumFormFields = 3
        limits.maximumFieldBytes = 500
        limits.maximumParts = 4
        limits.maximumPartHeaderSize = 100
        limits.maximumFileBytesInMemory = 50
        limits.maximumVariables = 40
        limits.maximumVariableBytes = 4_000
        limits.drainBytes = 2_000
        let application = try Application([Route("/(.*)", FormHandler.init)])
        let server = try RunningServer(application, limits: limits)
        for row in Self.limitRows {
            let before = server.figures
            let reply = try server.answer(row.request)
            #expect(reply.text.hasPrefix("Status: \(row.status) "), "\(row.counters)")
            for counter in ServerCounter.limits {
                #expect(
                    server.figures[counter] - before[counter] == (row.counters.contains(counter) ? 1 : 0),
                    "\(counter)"
                )
            }
        }
        let figures = server.figures
        #expect(figures[.requests] == UInt64(Self.limitRows.count) && figures[.finished] == figures[.requests])
        let answered = [ServerCounter.responses2xx, .responses4xx, .responses5xx].reduce(0) { $0 + figures[$1] }
        #expect(answered == figures[.requests])
    }

    private struct LimitRow {
        var counters: Set<ServerCounter>
        var status: Int
        var request: TestRequest
    }

    private static func form(_ type: String, _ body: String, uri: String = "/form") -> TestRequest {
        var request = TestRequest("POST", uri, body: Array(body.utf8))
        request.parameters.append(("CONTENT_TYPE", type))
        return request
    }

    private static func multipart(_ parts: [String]) -> TestRequest {
        let body = parts.map { "--B\r\n\($0)\r\n" }.joined() + "--B--\r\n"
        return form("multipart/form-data; boundary=B", body)
    }

    private static func part(_ name: String, _ content: String, file: Bool = false) -> String {
        "Content-Disposition: form-data; name=\(name)\(file ? "; filename=x" : "")\r\n\r\n\(content)"
    }

    private static let limitRows: [LimitRow] = {
        let urlencoded = "application/x-www-form-urlencoded"
        var many = TestRequest()
        many.parameters += (0..<40).map { ("P\($0)", "v") }
        var large = TestRequest()
        large.parameters.append(("HTTP_X_LARGE", String(repeating: "x", count: 4_000)))
        var untold = form(urlencoded, String(repeating: "x", count: 501))
        untold.parameters.removeAll { $0.0 == "CONTENT_LENGTH" }
        return [
            LimitRow(counters: [], status: 200, request: form(urlencoded, "a=1&b=2")),
            LimitRow(
                counters: [.largeBodies],
                status: 413,
                request: TestRequest("POST", "/", body: Array(repeating: 1, count: 1_001))
            ),
            LimitRow(counters: [.tooManyFields], status: 400, request: TestRequest("GET", "/?a&b&c&d")),
            LimitRow(counters: [.tooManyFields], status: 400, request: form(urlencoded, "a&b&c&d")),
            LimitRow(
                counters: [.largeForms],
                status: 413,
                request: form(urlencoded, String(repeating: "x", count: 501))
            ),
            LimitRow(counters: [.largeForms], status: 413, request: untold),
            LimitRow(
                counters: [.largeForms],
                status: 413,
                request: multipart([part("a", String(repeating: "x", count: 501))])
            ),
            LimitRow(counters: [.tooManyParts], status: 400, request: multipart((0..<5).map { part("a\($0)", "") })),
            LimitRow(
                counters: [.largePartHeaders],
                status: 400,
                request: multipart([part(String(repeating: "n", count: 100), "")])
            ),
            LimitRow(
                counters: [.filesOnDisk],
                status: 200,
                request: multipart([part("f", String(repeating: "x", count: 51), file: true)])
            ),
            LimitRow(counters: [.tooManyParameters], status: 431, request: many),
            LimitRow(counters: [.excessiveParameters], status: 431, request: large),
            LimitRow(
                counters: [.largeBodies, .drainOverflows],
                status: 413,
                request: TestRequest("POST", "/", body: Array(repeating: 1, count: 20_000))
            ),
        ]
    }()
}

/// Takes forms.
private final class FormHandler: RequestHandler {
    override func get() {}

    override func post() throws {
        _ = try request.bodyArguments
        write("taken")
    }
}

extension ServerCounter {
    fileprivate static let limits = Limits().descriptions.flatMap(\.counters)
}
