// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FunnelStatus
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import FastCGI

/// What becomes of requests that arrive while all workers are busy.
@Suite struct AttendantTests {
    /// A server with two workers that are both in a handler, until the gate is opened.
    private struct BusyServer {
        let gate = Gate()
        let server: TestServer
        let busy: [FastCGIClient]

        init(tcp: Bool = false, limits: FastCGILimits = FastCGILimits()) throws {
            let gate = gate
            server = try TestServer(tcp: tcp, limits: limits, receptions: [AttendantTests.page]) { exchange in
                if exchange.parameters["REQUEST_URI"] == "/slow" { gate.wait() }
                try echo(&exchange)
            }
            let server = server
            busy = try (0..<2).map { _ in try server.client() }
            for client in busy { try client.send(TestRequest("GET", "/slow").bytes) }
            #expect(waitUntil { server.handled == 2 })
        }

        /// Lets the workers go on, and checks that they have served everything.
        ///
        /// - Parameter check: Called before the server is stopped.
        func finish(_ check: () throws -> Void = {}) throws {
            gate.open()
            for client in busy { #expect(try client.receiveReply().isComplete) }
            try check()
            server.finish()
            #expect(server.connections.statistics.open == 0)
        }
    }

    @Sendable private static func page(_ parameters: FastCGIParameters) -> [UInt8]? {
        parameters["REQUEST_URI"] == "/page" ? Array("Status: 200 OK\r\n\r\nreceived".utf8) : nil
    }

    @Test(arguments: [true, false], [true, false])
    func theReceptionAnswersWhileAllAreBusy(tcp: Bool, isKept: Bool) throws {
        let busy = try BusyServer(tcp: tcp)
        let client = try busy.server.client()
        let reply = try client.exchange(TestRequest("GET", "/page", keep: isKept))
        #expect(reply.body == Array("received".utf8))
        #expect(busy.server.returned == 0 && busy.server.handled == 2)
        #expect(busy.server.connections.statistics.counters.requestsInHand == 2)
        if isKept {
            #expect(try client.exchange(TestRequest("GET", "/page")).isComplete)
            #expect(busy.server.connections.statistics.counters[.statusPages] == 2)
        } else {
            #expect(try client.isAtEnd())
        }
        try busy.finish()
    }

    @Test func aPageIsAnsweredByAFreeWorkerToo() throws {
        let server = try TestServer(receptions: [Self.page])
        let client = try server.client()
        for _ in 0..<3 {
            #expect(try client.exchange(TestRequest("GET", "/page")).body == Array("received".utf8))
            #expect(try client.exchange(TestRequest("POST", "/other", body: pattern(100))).body == pattern(100))
        }
        server.finish()
        #expect(server.handled == 3)
        let counters = server.connections.statistics.counters
        #expect(counters[.statusPages] == 3 && counters[.requests] == 3 && counters[.finished] == 3)
    }

    @Test func theOthersAreLeftAsTheyWere() throws {
        let busy = try BusyServer()
        let bodies = [[], pattern(1), pattern(8_000), pattern(150_000)]
        let clients = try bodies.map { body in
            let client = try busy.server.client()
            let sender = try FastCGISender(client, TestRequest("POST", "/echo", body: body).bytes)
            return (client: client, sender: sender, body: body)
        }
        #expect(waitUntil { busy.server.connections.statistics.counters.waitingRequests == bodies.count })
        let page = try busy.server.client().exchange(TestRequest("GET", "/page", keep: false))
        #expect(page.isComplete)
        try busy.finish { () throws in
            for (client, sender, body) in clients {
                #expect(try client.receiveReply().body == body)
                sender.finish()
                #expect(try client.exchange(TestRequest("POST", "/again", body: body)).body == body)
            }
        }
    }

    @Test func aPageThatComesInPiecesIsAnsweredWhenItIsThere() throws {
        let busy = try BusyServer()
        let bytes = TestRequest("GET", "/page").bytes
        let client = try busy.server.client()
        for piece in [bytes[..<5], bytes[5..<100], bytes[100...]] {
            try client.send(Array(piece))
            if piece.endIndex < bytes.count {
                #expect(waitUntil { busy.server.connections.statistics.counters.waitingRequests == 1 })
            }
        }
        #expect(try client.receiveReply().body == Array("received".utf8))
        try busy.finish()
    }

    @Test func whatIsTooMuchIsAnswered503() throws {
        var limits = FastCGILimits()
        limits.maximumWaitingRequests = 2
        let busy = try BusyServer(limits: limits)
        let waiting = try (0..<2).map { _ in try busy.server.client() }
        for client in waiting { try client.send(TestRequest("POST", "/wait", body: pattern(50)).bytes) }
        let counters = { busy.server.connections.statistics.counters }
        #expect(waitUntil { counters().waitingRequests == 2 })
        let kept = try busy.server.client()
        for number in 1...3 {
            let reply = try kept.exchange(TestRequest("POST", "/more", body: pattern(10)))
            #expect(reply.text.hasPrefix("Status: 503 Service Unavailable\r\nRetry-After: 5\r\n"))
            #expect(reply.isComplete)
            #expect(counters()[.overloads] == UInt64(number))
        }
        let large = try busy.server.client()
        try large.send(Array(TestRequest("POST", "/more", body: pattern(200_000)).bytes.prefix(90_000)))
        #expect(try large.receiveReply().text.hasPrefix("Status: 503 "))
        #expect(try large.isAtEnd())
        // The page has no place in the line.
        #expect(try busy.server.client().exchange(TestRequest("GET", "/page")).body == Array("received".utf8))
        try busy.finish { () throws in for client in waiting { #expect(try client.receiveReply().body == pattern(50)) }
        }
        #expect(counters()[.responses5xx] == 4 && counters()[.requests] == 8 && counters()[.finished] == 8)
    }

    @Test func theOldestComesFirst() throws {
        let busy = try BusyServer()
        let clients = try (0..<8).map { _ in try busy.server.client() }
        for (number, client) in clients.enumerated() {
            try client.send(TestRequest("GET", "/number/\(number)").bytes)
            #expect(waitUntil { busy.server.connections.statistics.counters.waitingRequests == number + 1 })
        }
        try busy.finish { () throws in for client in clients { #expect(try client.receiveReply().isComplete) } }
    }

    @Test func peersThatAreGoneAndGarbageAreLeftToWorkersOrClosed() throws {
        let busy = try BusyServer()
        let gone = try busy.server.client()
        let garbage = try busy.server.client()
        let values = try busy.server.client()
        try garbage.send(Array("GET / HTTP/1.1\r\n\r\n".utf8))
        let name = TestRecord.nameValue(Array("FCGI_MPXS_CONNS".utf8), [])
        try values.send(TestRecord(9, id: 0, name))
        #expect(waitUntil { busy.server.connections.statistics.counters.waitingRequests == 2 })
        gone.close()
        #expect(waitUntil { busy.server.connections.statistics.open == 4 })
        try busy.finish { () throws in
            #expect(try garbage.isAtEnd())
            #expect(try values.receiveRecord()?.type == 10)
        }
        #expect(busy.server.connections.statistics.counters[.malformed] == 1)
    }

    @Test func aStopServesWhatWaits() throws {
        let busy = try BusyServer()
        let waiting = try (0..<5).map { _ in try busy.server.client() }
        for client in waiting { try client.send(TestRequest("POST", "/wait", body: pattern(50)).bytes) }
        #expect(waitUntil { busy.server.connections.statistics.counters.waitingRequests == 5 })
        busy.server.connections.stop()
        try busy.finish { () throws in for client in waiting { #expect(try client.receiveReply().body == pattern(50)) }
        }
    }

    @Test func underLoadNothingIsLostAndNothingComesTwice() throws {
        let server = try TestServer(workers: 2, receptions: [Self.page]) { exchange in
            usleep(3_000)
            try echo(&exchange)
        }
        let wrong = Atomic(0)
        let threads = try (0..<16).map { number in
            try TestThread {
                var kept: FastCGIClient?
                for round in 0..<25 {
                    let isPage = round % 5 == 4
                    let body = pattern(number * 100 + round)
                    let keep = number % 2 == 0
                    let request =
                        isPage
                        ? TestRequest("GET", "/page", keep: keep) : TestRequest("POST", "/", keep: keep, body: body)
                    let expected = isPage ? Array("received".utf8) : body
                    do {
                        let client = try kept ?? server.client()
                        if try client.exchange(request).body != expected { throw TestFailure("another answer") }
                        kept = keep ? client : nil
                    } catch {
                        wrong.add(1, ordering: .relaxed)
                    }
                }
            }
        }
        for thread in threads { thread.join() }
        server.finish()
        #expect(wrong.load(ordering: .relaxed) == 0)
        let counters = server.connections.statistics.counters
        #expect(server.handled == 16 * 20)
        #expect(counters[.requests] == 320 && counters[.finished] == 320 && counters[.statusPages] == 80)
        #expect(counters[.connections] == 8 + 8 * 25)
        #expect(counters.openConnections == 0 && counters.waitingRequests == 0)
    }
}
