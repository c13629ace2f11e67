// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelHTTPServer
import HTTPTypes
import TestSupport
import Testing

@Suite struct HTTPServerTests {
    private final class Page: RequestHandler {
        override func get() throws { write("Hello, \(try argument("name", default: "world"))") }
        override func head() throws { try get() }
        override func post() throws { write("\(try request.body.count)") }
    }

    private func server(_ limits: Limits = Limits()) throws -> RunningServer<Application> {
        try RunningServer(try Application([Route("/", Page.init)]), limits: limits)
    }

    private static func get(_ target: String = "/", _ fields: String = "") -> String {
        "GET \(target) HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n"
    }

    private static func post(_ body: [UInt8], _ fields: String = "") -> [UInt8] {
        Array("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.count)\r\n\(fields)\r\n".utf8) + body
    }

    @Test func answersARequest() throws {
        let answer = try server().answer(Self.get("/?name=Ann"))
        #expect(answer.lines.first == "HTTP/1.1 200 OK")
        #expect(answer.field("content-type") == "text/html; charset=UTF-8")
        #expect(answer.field("content-length") == "10")
        #expect(answer.field("transfer-encoding") == nil)
        #expect(answer.field("connection") == nil)
        #expect(answer.field("date").flatMap { HTTPDate.parse($0) } != nil)
        #expect(answer.text == "Hello, Ann")
    }

    @Test func answersManyOnOneConnection() throws {
        let server = try server()
        let client = try server.connect()
        for number in 0..<100 {
            try client.send(Self.get("/?name=\(number)"))
            #expect(try client.receive().text == "Hello, \(number)")
        }
    }

    @Test func answersPipelinedRequestsInOrder() throws {
        let server = try server()
        let client = try server.connect()
        let requests = (0..<200).map { Self.get("/?name=\($0)") }.joined()
        try client.send(requests + String(decoding: Self.post([1, 2, 3]), as: UTF8.self) + Self.get("/?name=last"))
        for number in 0..<200 { #expect(try client.receive().text == "Hello, \(number)") }
        #expect(try client.receive().text == "3")
        #expect(try client.receive().text == "Hello, last")
    }

    @Test func answersPipelinedRequestsOfAClientThatHasClosedItsSide() throws {
        let server = try server()
        let client = try server.connect()
        try client.send(Self.get("/?name=1") + Self.get("/?name=2"))
        client.endOutput()
        #expect(try client.receive().text == "Hello, 1")
        #expect(try client.receive().text == "Hello, 2")
        #expect(try client.isAtEnd())
    }

    @Test(arguments: [0, 1, 8_192, 65_535, 65_536, 65_537, 1_048_576, 3_000_000])
    func readsBodies(size: Int) throws {
        let server = try server()
        let client = try server.connect()
        for _ in 0..<2 {
            try client.send(Self.post(Array(repeating: 7, count: size)))
            #expect(try client.receive().text == "\(size)")
        }
    }

    @Test(arguments: [1, 100, 65_536, 100_000])
    func readsChunkedBodies(size: Int) throws {
        let server = try server()
        let client = try server.connect()
        try client.send("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: Chunked\r\n\r\n")
        for _ in 0..<5 {
            let chunk = Array(repeating: UInt8(7), count: size)
            try client.send(Array("\(String(size, radix: 16));x=y\r\n".utf8) + chunk + Array("\r\n".utf8))
        }
        try client.send("0\r\nTrailer: x\r\n\r\n" + Self.get())
        #expect(try client.receive().text == "\(size * 5)")
        #expect(try client.receive().status == 200)
    }

    @Test(arguments: [("GET", "/nowhere", 404), ("PUT", "/", 405), ("BREW", "/", 405)])
    func errorsAreAnswers(method: String, target: String, code: Int) throws {
        let answer = try server().answer("\(method) \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(answer.status == code)
        #expect(!answer.isLast)
    }

    @Test func aBodyOverTheLimitIsRefusedUnread() throws {
        var limits = Limits()
        limits.maximumBodySize = 100
        let server = try server(limits)
        let client = try server.connect()
        try client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 101\r\nExpect: 100-continue\r\n\r\n")
        let answer = try client.receive()
        #expect(answer.status == 413)
        #expect(answer.isLast)
        #expect(try client.isAtEnd())
    }

    @Test(arguments: [50, 200_000])
    func aChunkedBodyOverTheLimitIsRefused(limit: Int) throws {
        var limits = Limits()
        limits.maximumBodySize = limit
        let server = try server(limits)
        let client = try server.connect()
        try client.send("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n80000\r\n")
        client.offer(Array(repeating: 7, count: 0x80000))
        #expect(try client.receive().status == 413)
    }

    @Test func aClientThatWaitsIsToldToGoOn() throws {
        let server = try server()
        let client = try server.connect()
        try client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nExpect: 100-Continue\r\n\r\n")
        let interim = try client.receive()
        #expect(interim.lines == ["HTTP/1.1 100 Continue"])
        try client.send("abc")
        #expect(try client.receive().text == "3")
    }

    @Test func aClientThatDoesNotWaitIsNotToldToGoOn() throws {
        let server = try server()
        let client = try server.connect()
        try client.send(Self.post([1, 2, 3], "Expect: 100-continue\r\n"))
        #expect(try client.receive().status == 200)
    }

    @Test func headHasTheHeadOfGet() throws {
        let server = try server()
        let client = try server.connect()
        try client.send("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n" + Self.get())
        #expect(try client.receive(hasBody: false).field("content-length") == "12")
        #expect(try client.receive().text == "Hello, world")
    }

    /// Version and `Connection` field of a request, the `Connection` field of the response.
    @Test(arguments: [
        ("1.1", nil, nil), ("1.1", "close", "close"), ("1.1", "Upgrade, Close", "close"), ("1.0", nil, "close"),
        ("1.0", "Keep-Alive", "keep-alive"), ("1.0", "keep-alive, close", "close"), ("1.1", "keep-alive", nil),
    ])
    func connectionsAreKeptAsAsked(version: String, asked: String?, told: String?) throws {
        let server = try server()
        let client = try server.connect()
        let field = asked.map { "Connection: \($0)\r\n" } ?? ""
        let request = "GET / HTTP/\(version)\r\nHost: localhost\r\n\(field)\r\n"
        try client.send(request)
        #expect(try client.receive().field("connection") == told)
        if told == "close" {
            #expect(try client.isAtEnd())
        } else {
            try client.send(request)
            #expect(try client.receive().status == 200)
        }
    }

    @Test func http10NeedsNoHost() throws {
        #expect(try server().answer("GET / HTTP/1.0\r\n\r\n").status == 200)
    }

    @Test func noMoreConnectionsThanAllowedAreAccepted() throws {
        var limits = Limits()
        limits.maximumConnections = 2
        let server = try server(limits)
        var clients = try (0..<3).map { _ in try server.connect() }
        for client in clients { try client.send(Self.get()) }
        #expect(try clients[0].receive().status == 200)
        #expect(try clients[1].receive().status == 200)
        let waiting = clients.removeLast()
        clients.removeLast()
        #expect(try waiting.receive().status == 200)
    }

    @Test func listensOnSeveralAddresses() throws {
        let folder = try TemporaryDirectory()
        let path = folder.file("http.sock")
        let server = try RunningServer(
            try Application([Route("/", Page.init)]),
            on: [.unix(path: path), .tcp(host: "::1", port: 0), .tcp(host: "localhost", port: 0)]
        )
        #expect(server.addresses.first == .unix(path: path))
        #expect(try server.answer(Self.get()).text == "Hello, world")
        #expect(!server.addresses.contains { $0.url.hasSuffix(":0/") })
        #expect(server.addresses.count == 3)
    }
}
