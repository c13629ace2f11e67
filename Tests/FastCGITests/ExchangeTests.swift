// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FastCGI
import TestSupport
import Testing

@Suite struct ExchangeTests {
    @Test(arguments: [0, 1, 100, 8191, 8192, 8193, 32_760, 65_535, 65_536, 1 << 20], [true, false])
    func bodiesComeBackWhole(size: Int, keep: Bool) throws {
        let server = try TestServer()
        let client = try server.client()
        let body = pattern(size)
        let reply = try client.exchange(TestRequest("POST", "/", keep: keep, body: body))
        #expect(reply.body == body)
        #expect(reply.protocolStatus == 0)
        if !keep { #expect(try client.isAtEnd()) }
        client.close()
        server.finish()
        #expect(server.handled == 1)
    }

    @Test func bodiesComeBackOverTCP() throws {
        let server = try TestServer(tcp: true)
        let client = try server.client()
        for size in [0, 5, 300_000] {
            #expect(try client.exchange(TestRequest("POST", "/", body: pattern(size))).body == pattern(size))
        }
        client.close()
        server.finish()
        #expect(server.handled == 3)
    }

    @Test func keptConnectionServesManyRequests() throws {
        let server = try TestServer()
        let client = try server.client()
        for number in 0..<100 {
            let body = pattern(number * 100)
            #expect(try client.exchange(TestRequest("POST", "/", body: body)).body == body)
        }
        #expect(server.connections.statistics.accepted == 1)
        server.finish()
    }

    @Test func everySplitPointOfARequestWorks() throws {
        let server = try TestServer()
        let bytes = TestRequest("POST", "/", body: Array("text=hello".utf8)).bytes
        let client = try server.client()
        for split in 1..<bytes.count {
            try client.send(Array(bytes[..<split]))
            if split < 40 { waitUntil { server.connections.statistics.inHand == 1 } }
            try client.send(Array(bytes[split...]))
            #expect(try client.receiveReply().body == Array("text=hello".utf8))
        }
        server.finish()
        #expect(server.handled == bytes.count - 1)
    }

    @Test func oneByteAtATimeWorks() throws {
        let server = try TestServer()
        let client = try server.client()
        for byte in TestRequest("POST", "/", body: Array("text=hello".utf8)).bytes { try client.send([byte]) }
        #expect(try client.receiveReply().body == Array("text=hello".utf8))
        server.finish()
    }

    @Test func applicationStatusStartsAtZero() throws {
        let server = try TestServer(workers: 1) { exchange in
            if exchange.parameters["REQUEST_URI"] == "/42" { exchange.setApplicationStatus(42) }
        }
        let client = try server.client()
        #expect(try client.exchange(TestRequest("GET", "/42")).applicationStatus == 42)
        #expect(try client.exchange(TestRequest("GET", "/")).applicationStatus == 0)
        server.finish()
    }

    @Test func errorStreamIsItsOwn() throws {
        let server = try TestServer { exchange in
            exchange.writeError(Array("careful".utf8))
            try exchange.write(Array("Status: 200 OK\r\n\r\nyes".utf8))
        }
        let reply = try server.client().exchange(TestRequest())
        #expect(String(decoding: reply.error, as: UTF8.self) == "careful")
        #expect(reply.body == Array("yes".utf8))
        server.finish()
    }

    @Test func smallAnswerIsReadyBeforeTheEndOnFlush() throws {
        let gate = Gate()
        let server = try TestServer { exchange in
            try exchange.write(Array("first".utf8))
            try exchange.flush()
            gate.wait()
            try exchange.write(Array("second".utf8))
        }
        let client = try server.client()
        try client.send(TestRequest().bytes)
        #expect(try client.receiveRecord()?.content == Array("first".utf8))
        gate.open()
        #expect(try client.receiveReply().text == "second")
        server.finish()
    }

    @Test func abortedResponseHasNoEnd() throws {
        let server = try TestServer { exchange in
            try exchange.write(Array("half".utf8))
            try exchange.flush()
            throw TestFailure("handler")
        }
        let reply = try server.client().exchange(TestRequest())
        #expect(reply.text == "half")
        #expect(!reply.isComplete)
        server.finish()
    }

    @Test func droppedExchangeIsFinished() throws {
        let server = try TestServer()
        server.finish()
        let socket = try ListeningSocket(.tcp(host: "127.0.0.1", port: 0))
        let connections = try ConnectionSet([socket], workers: 1)
        let client = try FastCGIClient(port: try #require(socket.port))
        try client.send(TestRequest().bytes)
        let acceptor = try FastCGIAcceptor(connections)
        do {
            guard var exchange = try acceptor.accept() else { throw TestFailure("nothing accepted") }
            try exchange.write(Array("left".utf8))
        }
        let reply = try client.receiveReply()
        #expect(reply.text == "left")
        #expect(reply.isComplete)
    }
}
