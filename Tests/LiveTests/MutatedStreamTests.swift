// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

extension LiveTests {
    /// Whatever a peer sends, the next request is served.
    struct MutatedStreamTests {
        /// 100,000 with `FUNNEL_MUTATIONS=100000`.
        private static let count = ProcessInfo.processInfo.environment["FUNNEL_MUTATIONS"].flatMap { Int($0) } ?? 10_000

        @Test("Mutated streams cost no memory, no descriptor and no request of others")
        func mutatedStreams() throws {
            let arguments = ["serve", "--threads", "4", "--log-level", "critical"]
            let app = try SpawnedApp(.liveApp, arguments, in: RunFolder())
            var mutator = StreamMutator(seed: 20_261_121)
            var early: ProcessFootprint?
            for number in 0..<Self.count {
                let stream = mutator.next()
                do {
                    try send(stream, to: app)
                } catch {
                    Issue.record("stream \(number): \(error), app is \(app.isRunning ? "running" : "gone"): \(stream)")
                    return
                }
                if number == Self.count / 2 { early = try ProcessFootprint(of: app.id) }
                if number % 1_000 == 0 { try expectServed(app) }
            }
            try expectServed(app)
            let middle = try #require(early)
            #expect(try waitUntil { try ProcessFootprint(of: app.id).descriptors <= middle.descriptors })
            let late = try ProcessFootprint(of: app.id)
            #expect(late.memory < middle.memory + 2 << 20, "from \(middle.memory) to \(late.memory) bytes")
            #expect(try app.stop() == .exited(0))
        }

        @Test("Records inside a body make no request, however early the answer")
        func forgedRequests() throws {
            let app = try SpawnedApp(.liveApp, ["serve", "--threads", "2"], in: RunFolder())
            let forged = (0..<400).flatMap { _ in TestRequest("GET", "/forged").bytes }
            for (method, target, edit) in Self.earlyAnswers {
                var request = TestRequest(method, target, body: forged)
                edit(&request)
                let client = try app.connect()
                // The application may close before it has taken all of it.
                try? client.send(request.bytes)
                _ = try? client.receiveReply()
                _ = try? client.exchange(TestRequest("GET", "/after"))
            }
            let requests = String(
                decoding: try app.connect().exchange(TestRequest("GET", "/requests")).body,
                as: UTF8.self
            )
            #expect(!requests.contains("forged"))
            #expect(try app.stop() == .exited(0))
        }

        private static let earlyAnswers: [(String, String, @Sendable (inout TestRequest) -> Void)] = [
            ("POST", "/nowhere", { _ in }), ("POST", "/", { _ in }), ("BREW", "/", { _ in }), ("HEAD", "/", { _ in }),
            ("POST", "/unread", { _ in }), ("POST", "/unauthorized", { _ in }), ("POST", "/error", { _ in }),
            ("POST", "/redirect", { _ in }),
            ("POST", "/echo", { $0.parameters.append(("CONTENT_LENGTH", "1")) }),
            ("POST", "/echo", { $0.parameters.append(("CONTENT_LENGTH", "999999999999")) }),
            ("POST", "/echo", { $0.parameters.removeAll { $0.0 == "REQUEST_METHOD" } }),
            ("POST", "/echo", { $0.role = 2 }),
            (
                "POST", "/echo",
                { request in
                    request.parameters += (0..<1_000).map { ("HTTP_X_\($0)", String(repeating: "x", count: 100)) }
                }
            ),
        ]

        private func send(_ stream: [UInt8], to app: SpawnedApp) throws {
            let client = try app.connect()
            // The application may close the connection before it has taken everything.
            try? client.send(stream)
            client.finishSending()
            while try client.receive(65_536).count == 65_536 {}
            client.close()
        }

        private func expectServed(_ app: SpawnedApp) throws {
            let reply = try app.connect().exchange(TestRequest("GET", "/path/served", keep: false))
            #expect(reply.text.hasPrefix("Status: 200 "))
        }
    }
}
