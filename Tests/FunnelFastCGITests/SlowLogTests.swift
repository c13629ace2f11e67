// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import InMemoryLogging
import Logging
import TestSupport
import Testing

@Suite struct SlowLogTests {
    /// Reads the body, waits a moment, and answers 100,000 bytes in a stream.
    private final class Work: RequestHandler {
        override func post() throws {
            let body = try request.body
            waitUntil(timeout: .milliseconds(30)) { false }
            try setHeader(.contentLength, "100000")
            try finish(streaming: { writer in
                for _ in 0..<10 { try writer.write(Array(repeating: body.first ?? 0, count: 10_000)) }
            })
        }
    }

    private func server(_ slowLog: Duration?) throws -> RunningServer<Application> {
        var limits = Limits()
        limits.slowLog = slowLog
        return try RunningServer(try Application([Route("/work/(.*)", Work.init)]), limits: limits)
    }

    private func entries<App>(_ server: RunningServer<App>) -> [InMemoryLogHandler.Entry] {
        server.log.entries.filter { "\($0.message)".hasPrefix("Slow: ") }
    }

    private func milliseconds(_ entry: InMemoryLogHandler.Entry, _ name: String) -> Double? {
        entry.metadata[name].flatMap { "\($0)".hasSuffix("ms") ? Double("\($0)".dropLast(2)) : nil }
    }

    @Test func aSlowRequestHasALineWithWhatItsTimeWentTo() throws {
        let server = try server(.milliseconds(20))
        let client = try server.connect()
        let request = TestRequest("POST", "/work/a", body: Array(repeating: 0x61, count: 9))
        // The body comes when the application waits for it, and its end later.
        try client.send(Array(request.bytes.dropLast(25)))
        waitUntil(timeout: .milliseconds(40)) { false }
        try client.send(Array(request.bytes.suffix(25)))
        #expect(try client.receiveReply().body.count == 100_000)
        #expect(waitUntil { entries(server).count == 1 })
        let entry = try #require(entries(server).first)
        #expect(entry.level == .warning)
        #expect("\(entry.message)".hasPrefix("Slow: 200 POST /work/a (127.0.0.1): "))
        #expect("\(entry.message)".hasSuffix("Work, route /work/(.*)"))
        let phases = try ["parameters", "body", "handler", "write"].map { try #require(milliseconds(entry, $0)) }
        let total = try #require(milliseconds(entry, "total"))
        #expect(total >= 70 && abs(phases.reduce(0, +) - total) < 1, "\(entry.metadata)")
        #expect(phases[1] >= 35 && phases[2] >= 29, "\(entry.metadata)")
        #expect(entry.metadata["received"] == "9")
        #expect(entry.metadata["sent"].flatMap { Int("\($0)") } ?? 0 > 100_000)
    }

    @Test func aFastRequestHasNone() throws {
        let server = try server(.seconds(600))
        #expect(try server.answer(TestRequest("POST", "/work/a", body: [1])).body.count == 100_000)
        #expect(server.stop())
        #expect(entries(server).isEmpty)
    }

    @Test func withoutTheLimitThereIsNone() throws {
        let server = try server(nil)
        #expect(try server.answer(TestRequest("POST", "/work/a", body: [1])).body.count == 100_000)
        #expect(server.stop())
        #expect(entries(server).isEmpty)
    }

    @Test func aResponseThatWasCutIsSaidToBe() throws {
        let server = try server(.milliseconds(1))
        let client = try server.connect()
        try client.send(TestRequest("POST", "/work/a", body: [1]).bytes)
        client.close()
        #expect(waitUntil { entries(server).contains { "\($0.message)".hasPrefix("Slow: cut POST /work/a ") } })
    }
}
