// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FastCGI
import Locking
import TestSupport
import Testing

@Suite struct FailureTests {
    /// Runs one request whose body or answer fails, and hands back the error the handler met.
    private func errorOfHandler(
        limits: FastCGILimits = FastCGILimits(),
        handler: @escaping TestServer.Handler,
        client act: (FastCGIClient) throws -> Void
    ) throws -> FastCGIError? {
        let met = Lock<FastCGIError?>(nil)
        let server = try TestServer(workers: 1, limits: limits) { exchange in
            do { try handler(&exchange) } catch let error as FastCGIError {
                met.withLock { $0 = error }
                throw error
            }
        }
        let client = try server.client()
        try act(client)
        #expect(waitUntil { met.withLock { $0 != nil } })
        client.close()
        // The worker is as good as new.
        #expect(try server.client().exchange(TestRequest("GET", "/again")).isComplete == (server.handled == 2))
        server.finish()
        return met.withLock { $0 }
    }

    private static let readBody: TestServer.Handler = { exchange in _ = try readAll(&exchange) }

    @Test func abortIsToldFromTheEnd() throws {
        let error = try errorOfHandler(handler: Self.readBody) { client in
            try client.send(.begin(), .parameters([("A", "1")]), TestRecord(4), TestRecord(5, [1, 2]), TestRecord(2))
        }
        #expect(error?.code == .incompleteRequest)
    }

    @Test func vanishedPeerIsToldFromTheEnd() throws {
        let error = try errorOfHandler(handler: Self.readBody) { client in
            try client.send(.begin(), .parameters([("A", "1")]), TestRecord(4), TestRecord(5, [1, 2]))
            client.close()
        }
        #expect(error?.code == .incompleteRequest)
    }

    @Test func silentPeerTimesOut() throws {
        var limits = FastCGILimits()
        limits.receiveTimeout = .milliseconds(50)
        let error = try errorOfHandler(limits: limits, handler: Self.readBody) { client in
            try client.send(.begin(), .parameters([("A", "1")]), TestRecord(4), TestRecord(5, [1, 2]))
        }
        #expect(error?.code == .timedOut)
    }

    @Test(arguments: [100, 8184, 100_000])
    func writingToAVanishedPeerFails(size: Int) throws {
        let gate = Gate()
        let handler: TestServer.Handler = { exchange in
            guard exchange.parameters["REQUEST_URI"] != "/again" else { return }
            gate.wait()
            for _ in 0..<100_000 {
                try exchange.write(pattern(size))
                try exchange.flush()
            }
        }
        let error = try errorOfHandler(handler: handler) { client in
            try client.send(TestRequest().bytes)
            client.close()
            gate.open()
        }
        #expect(error?.code == .brokenPipe)
    }

    @Test(arguments: [1000, 100_000])
    func peerThatDoesNotReadTimesOut(size: Int) throws {
        var limits = FastCGILimits()
        limits.sendTimeout = .milliseconds(50)
        let handler: TestServer.Handler = { exchange in
            guard exchange.parameters["REQUEST_URI"] != "/again" else { return }
            while true { try exchange.write(pattern(size)) }
        }
        let error = try errorOfHandler(limits: limits, handler: handler) { try $0.send(TestRequest().bytes) }
        #expect(error?.code == .timedOut)
    }

    @Test func errorStaysAfterTheFirst() throws {
        let gate = Gate()
        let same = Lock(false)
        let handler: TestServer.Handler = { exchange in
            guard exchange.parameters["REQUEST_URI"] != "/again" else { return }
            gate.wait()
            var first: FastCGIError?
            while first == nil {
                do { try exchange.write(pattern(10_000)) } catch { first = error as? FastCGIError }
            }
            do { try exchange.flush() } catch {
                same.withLock { $0 = error as? FastCGIError == first }
                throw error
            }
        }
        _ = try errorOfHandler(handler: handler) { client in
            try client.send(TestRequest().bytes)
            client.close()
            gate.open()
        }
        #expect(same.withLock { $0 })
    }

    @Test(arguments: [1, 65_528, 65_529, 1 << 20, 5_000_000])
    func largeAnswersArriveWhole(size: Int) throws {
        let server = try TestServer { exchange in
            try exchange.write(Array("Status: 200 OK\r\n\r\n".utf8))
            try exchange.write(pattern(size))
            try exchange.write([7])
        }
        let client = try server.client()
        for _ in 0..<2 { #expect(try client.exchange(TestRequest()).body == pattern(size) + [7]) }
        server.finish()
    }
}
