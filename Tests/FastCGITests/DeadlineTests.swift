// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FastCGI
import FunnelStatus
import Glibc
import Locking
import TestSupport
import Testing

/// A time limit on one system call does not stop a peer that sends a byte now and then.
@Suite struct DeadlineTests {
    @Test func drippedParametersEndTheConnection() throws {
        var limits = FastCGILimits()
        limits.parameterTimeout = .milliseconds(200)
        let server = try TestServer(workers: 1, limits: limits, handler: answerWithPath)
        let client = try server.client()
        try client.send(.begin())
        let whole = TestRecord.parameters(TestRequest.nginx(method: "GET", uri: "/", length: 0)).bytes
        #expect(isCutWhileSending(whole, to: client))
        #expect(waitUntil { server.connections.statistics.counters[.parameterTimeouts] == 1 })
        #expect(server.handled == 0)
        #expect(try server.client().exchange(TestRequest("GET", "/next")).text.hasSuffix("/next"))
        #expect(waitUntil { server.reports.map(\.phase) == [.parameters] })
        server.finish()
    }

    @Test func drippedBodyIsGivenUpAndCanBeAnswered() throws {
        var limits = FastCGILimits()
        limits.receiveTimeout = .milliseconds(200)
        let met = Lock<FastCGIError?>(nil)
        let server = try TestServer(workers: 1, limits: limits) { exchange in
            do { _ = try readAll(&exchange) } catch let error as FastCGIError {
                met.withLock { $0 = error }
                try exchange.write(Array("Status: 408 Request Timeout\r\n\r\n".utf8))
            }
        }
        let client = try server.client()
        try client.send(.begin(), .parameters([("A", "1")]), TestRecord(4))
        #expect(isCutWhileSending([UInt8](repeating: 7, count: 10_000), to: client, asBody: true))
        #expect(waitUntil { met.withLock { $0?.code } == .timedOut })
        #expect(try client.receiveReply().text.hasPrefix("Status: 408"))
        #expect(waitUntil { server.connections.statistics.counters[.bodyTimeouts] == 1 })
        server.finish()
    }

    @Test func slowButHonestBodyPasses() throws {
        var limits = FastCGILimits()
        limits.receiveTimeout = .milliseconds(100)
        limits.minimumRate = 10
        let server = try TestServer(workers: 1, limits: limits, handler: echo)
        let client = try server.client()
        try client.send(.begin(), .parameters([("A", "1")]), TestRecord(4))
        for _ in 0..<20 {
            try client.send(TestRecord(5, [UInt8](repeating: 7, count: 100)))
            usleep(20_000)
        }
        try client.send(TestRecord(5))
        #expect(try client.receiveReply().body.count == 2_000)
        #expect(server.reports.isEmpty)
        server.finish()
    }

    @Test func absoluteLimitEndsEvenAFastBody() throws {
        var limits = FastCGILimits()
        limits.transferTimeout = .milliseconds(100)
        limits.minimumRate = 0
        let server = try TestServer(workers: 1, limits: limits) { exchange in _ = try readAll(&exchange) }
        let client = try server.client()
        try client.send(.begin(), .parameters([("A", "1")]), TestRecord(4))
        #expect(isCutWhileSending([UInt8](repeating: 7, count: 10_000), to: client, asBody: true))
        #expect(waitUntil { server.reports.map(\.phase) == [.body] })
        client.close()
        server.finish()
    }

    @Test func unreadResponseIsGivenUp() throws {
        var limits = FastCGILimits()
        limits.sendTimeout = .milliseconds(200)
        // The system call itself waits longer than the watch.
        limits.minimumRate = 100_000_000
        let met = Lock<FastCGIError?>(nil)
        let server = try TestServer(workers: 1, limits: limits) { exchange in
            do {
                while true { try exchange.write([UInt8](repeating: 7, count: 60_000)) }
            } catch let error as FastCGIError {
                met.withLock { $0 = error }
                throw error
            }
        }
        let client = try server.client()
        try client.send(TestRequest("GET", "/endless").bytes)
        // It reads, but far too slowly.
        while met.withLock({ $0 == nil }) {
            _ = try client.receive(1)
            usleep(5_000)
        }
        #expect(met.withLock { $0?.code } == .timedOut)
        client.close()
        server.finish()
    }

    @Test func slowHandlerIsReportedWithItsNote() throws {
        var limits = FastCGILimits()
        limits.handlerWarning = .milliseconds(50)
        let gate = Gate()
        let server = try TestServer(workers: 1, limits: limits) { exchange in
            exchange.note("ReportHandler")
            gate.wait()
            try answerWithPath(&exchange)
        }
        let client = try server.client()
        try client.send(TestRequest("GET", "/slow").bytes)
        #expect(waitUntil { !server.reports.isEmpty })
        gate.open()
        #expect(try client.receiveReply().isComplete)
        let report = try #require(server.reports.first)
        #expect(report.event == .slow && report.phase == .handler)
        #expect(report.note == "ReportHandler")
        #expect(report.parameters?["REQUEST_URI"] == "/slow")
        #expect(report.elapsed > .milliseconds(50))
        #expect(server.connections.statistics.counters[.slowRequests] == 1)
        server.finish()
    }

    @Test func handlerPastItsLimitIsAnsweredInItsPlace() throws {
        var limits = FastCGILimits()
        limits.requestTimeout = .milliseconds(50)
        let server = try TestServer(workers: 1, limits: limits) { exchange in
            let isGone = exchange.isDisconnected
            #expect(!isGone)
            // What is not sent yet does not count.
            try answerWithPath(&exchange)
            waitUntil { exchange.isDisconnected }
            #expect(throws: FastCGIError.self) { try exchange.flush() }
        }
        let client = try server.client()
        try client.send(TestRequest("POST", "/stuck", body: pattern(10)).bytes)
        let reply = try client.receiveReply()
        #expect(reply.isComplete)
        #expect(reply.text == "Status: 504 Gateway Timeout\r\nContent-Type: text/plain\r\n\r\n504 Gateway Timeout\n")
        // An empty record of the error stream, so that nobody keeps the connection.
        #expect(try client.receive(8) == [1, 7, 0, 1, 0, 0, 0, 0])
        #expect(try client.isAtEnd())
        client.close()
        #expect(waitUntil { server.reports.map(\.isAnswered) == [true] })
        #expect(waitUntil { server.connections.statistics.counters[.handlerTimeouts] == 1 })
        #expect(waitUntil { server.connections.statistics.open == 0 })
        server.finish()
    }

    @Test func handlerPastItsLimitLosesAConnectionOnWhichItHasSent() throws {
        var limits = FastCGILimits()
        limits.requestTimeout = .milliseconds(50)
        let server = try TestServer(workers: 1, limits: limits) { exchange in
            try answerWithPath(&exchange)
            try exchange.flush()
            waitUntil { exchange.isDisconnected }
        }
        let client = try server.client()
        try client.send(TestRequest("GET", "/stuck").bytes)
        let reply = try client.receiveReply()
        #expect(!reply.isComplete)
        #expect(reply.text == "Status: 200 OK\r\n\r\n/stuck")
        #expect(waitUntil { server.reports.map(\.isAnswered) == [false] })
        #expect(waitUntil { server.connections.statistics.counters[.handlerTimeouts] == 1 })
        #expect(waitUntil { server.connections.statistics.open == 0 })
        client.close()
        server.finish()
    }

    /// Sends a byte at a time, each as a record of its own if it is a body, until the connection is cut.
    private func isCutWhileSending(_ bytes: [UInt8], to client: FastCGIClient, asBody: Bool = false) -> Bool {
        for byte in bytes {
            do {
                try client.send(asBody ? TestRecord(5, [byte]).bytes : [byte])
            } catch {
                return true
            }
            usleep(2_000)
        }
        return false
    }
}
