// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

extension LiveTests {
    /// What is there in the morning.
    struct EnduranceTests {
        /// `make soak` takes five minutes, with `FUNNEL_SOAK_SECONDS=300`.
        private static let seconds =
            ProcessInfo.processInfo.environment["FUNNEL_SOAK_SECONDS"].flatMap { Int($0) } ?? 20

        @Test("Memory and descriptors do not grow under full load")
        func soak() throws {
            let arguments = ["serve", "--threads", "8", "--log-level", "critical"]
            let app = try SpawnedApp(.liveApp, arguments, in: RunFolder())
            let load = try SoakLoad(clients: 16, on: app)
            let clock = ContinuousClock()
            let start = clock.now
            // The first tenth, half a minute of five, warms up; ten seconds at least, since the allocator keeps some of
            // the large blocks for each thread, which takes a few hundred requests to even out.
            let warm = start + max(.seconds(Self.seconds) / 10, .seconds(10))
            #expect(waitUntil(timeout: .seconds(Self.seconds)) { clock.now >= warm && load.count > 200 })
            let early = try largest(of: app)
            #expect(waitUntil(timeout: .seconds(Self.seconds * 2)) { clock.now >= start + .seconds(Self.seconds) })
            let late = try largest(of: app)
            #expect(load.end() == [])
            let growth = 100 * (late.memory - early.memory) / early.memory
            #expect(
                growth <= 5,
                "memory from \(early.memory >> 10) to \(late.memory >> 10) KiB, \(load.count) requests"
            )
            #expect(late.descriptors <= early.descriptors + 2, "\(early.descriptors), then \(late.descriptors)")
            // All connections are gone, and what they had.
            #expect(try waitUntil { try ProcessFootprint(of: app.id).descriptors < 20 })
            #expect(try app.stop() == .exited(0))
        }

        @Test("10,000 idle connections cost no thread, little memory, and nobody else's time")
        func idleConnections() throws {
            let app = try SpawnedApp(.liveApp, ["serve", "--threads", "8"], in: RunFolder())
            let request = TestRequest("GET", "/").bytes
            var clients: [FastCGIClient] = []
            for _ in 0..<10_000 {
                let client = try app.connect()
                try client.send(request)
                guard try client.receiveReply().isComplete else {
                    Issue.record("no answer on connection \(clients.count)")
                    return
                }
                clients.append(client)
            }
            let footprint = try ProcessFootprint(of: app.id)
            #expect(footprint.peakMemory < 60 << 20, "\(footprint.peakMemory >> 10) KiB")
            #expect(footprint.threads < 20)
            #expect(footprint.descriptors > 10_000)
            // Nobody has to wait for any of them.
            for _ in 0..<10 {
                let reply = try app.connect().exchange(TestRequest("GET", "/", keep: false))
                #expect(reply.isComplete)
            }
            clients = []
            #expect(try waitUntil { try ProcessFootprint(of: app.id).descriptors < 50 })
            #expect(try app.stop() == .exited(0))
        }

        /// The most of several looks: uploads and downloads come and go.
        private func largest(of app: SpawnedApp) throws -> (memory: Int, descriptors: Int) {
            var memory = 0
            var descriptors = 0
            for _ in 0..<50 {
                let footprint = try ProcessFootprint(of: app.id)
                memory = max(memory, footprint.memory)
                descriptors = max(descriptors, footprint.descriptors)
                usleep(20_000)
            }
            return (memory, descriptors)
        }
    }
}
