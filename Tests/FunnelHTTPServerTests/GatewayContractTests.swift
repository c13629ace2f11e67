// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Glibc
import HTTPTypes
import TestSupport
import Testing

/// What the transport does with what a bare gateway application does.
@Suite struct GatewayContractTests {
    private struct Trouble: Error {}

    private static let request = "GET /a%20b?c=%20d HTTP/1.1\r\nHost: Example.org:81\r\n\r\n"

    private func reply(
        _ request: String = request,
        _ body: @escaping @Sendable (GatewayEnvironment) throws -> GatewayResponse
    ) throws -> (answer: RawAnswer, lines: [String]) {
        let server = try RunningServer(body)
        let answer = try server.answer(request)
        server.stop()
        return (answer, server.lines)
    }

    @Test func variablesAreThoseOfCGI() throws {
        let names = [
            "GATEWAY_INTERFACE", "REQUEST_METHOD", "REQUEST_URI", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING",
            "SERVER_PROTOCOL", "SERVER_NAME", "REQUEST_SCHEME", "REMOTE_ADDR", "HTTP_HOST", "CONTENT_LENGTH",
        ]
        let (answer, _) = try reply { environment in
            let text = names.map { environment.variables[$0] ?? "-" }.joined(separator: "|")
            return GatewayResponse(status: .ok, body: .bytes(Array(text.utf8)))
        }
        #expect(
            answer.text == "CGI/1.1|GET|/a%20b?c=%20d||/a b|c=%20d|HTTP/1.1|Example.org|http|127.0.0.1"
                + "|Example.org:81|-"
        )
    }

    @Test func fieldsBecomeVariablesByteForByte() throws {
        let request =
            "POST / HTTP/1.1\r\nHost: x\r\ncontent-type: a/b\r\nContent-Length: 1\r\nX-One:\t1 \r\nX_Two: 2\r\n"
            + "Proxy: evil\r\nCookie: a=1\r\nAccept: p\r\ncookie: b=2\r\nACCEPT: q\r\n\r\n!"
        let names = [
            "CONTENT_TYPE", "CONTENT_LENGTH", "HTTP_CONTENT_TYPE", "HTTP_X_ONE", "HTTP_X_TWO", "HTTP_PROXY",
            "HTTP_COOKIE", "HTTP_ACCEPT",
        ]
        let (answer, _) = try reply(request) { environment in
            let text = names.map { environment.variables[$0] ?? "-" }.joined(separator: "|")
            return GatewayResponse(status: .ok, body: .bytes(Array(text.utf8)))
        }
        #expect(answer.text == "a/b|1|-|1|-|-|a=1; b=2|p, q")
    }

    @Test(arguments: ["1.1\r\nHost: b", "1.0\r\nHost: b", "1.0"])
    func theTargetsHostStandsAboveTheField(rest: String) throws {
        let (answer, _) = try reply("GET http://a:1/p HTTP/\(rest)\r\n\r\n") { environment in
            let names = ["REQUEST_URI", "PATH_INFO", "HTTP_HOST", "SERVER_NAME"]
            let text = names.map { environment.variables[$0] ?? "-" }.joined(separator: " ")
            return GatewayResponse(status: .ok, body: .bytes(Array(text.utf8)))
        }
        #expect(answer.text == "http://a:1/p /p a:1 a")
    }

    @Test func bytesThatAreNotUTF8Arrive() throws {
        let server = try RunningServer { environment in
            let bytes = (environment.variables.bytes("HTTP_A") ?? []) + (environment.variables.bytes("PATH_INFO") ?? [])
            return GatewayResponse(status: .ok, body: .bytes(bytes))
        }
        let client = try server.connect()
        try client.send(
            Array("GET /".utf8) + [0xE4] + Array(" HTTP/1.1\r\nHost: x\r\nA: ".utf8) + [0xFF] + Array("\r\n\r\n".utf8)
        )
        #expect(try client.receive().body == [0xFF, 0x2F, 0xE4])
    }

    @Test func anErrorIs500WithALogLine() throws {
        let (answer, lines) = try reply { _ in throw Trouble() }
        #expect(answer.lines.first == "HTTP/1.1 500 Internal Server Error")
        #expect(lines.contains { $0.hasPrefix("Uncaught error GET /a%20b?c=%20d (127.0.0.1)") })
    }

    @Test func chunksAreSentAsTheyCome() throws {
        let passed = Counter()
        let server = try RunningServer { _ in
            GatewayResponse(
                status: .ok,
                body: .stream { writer in
                    for size in [1, 10_000, 100_000, 1_000_000] {
                        try writer.write(Array(repeating: 0x78, count: size))
                        try writer.flush()
                        if size == 1 { #expect(waitUntil { passed.value == 1 }) }
                    }
                }
            )
        }
        let client = try server.connect()
        try client.send(Self.request)
        var beginning: [UInt8] = []
        while !beginning.suffix(6).elementsEqual("1\r\nx\r\n".utf8) {
            beginning.append(try #require(client.takeByte()))
        }
        #expect(String(decoding: beginning, as: UTF8.self).contains("\r\nTransfer-Encoding: chunked\r\n"))
        passed.increment()
        #expect(try client.takeChunks().count == 1_110_000)
    }

    @Test func aStreamWithALengthHasNoChunks() throws {
        let (answer, _) = try reply { _ in
            GatewayResponse(
                status: .ok,
                headerFields: [.contentLength: "3"],
                body: .stream { try $0.write([1, 2, 3]) }
            )
        }
        #expect(answer.field("transfer-encoding") == nil)
        #expect(answer.body == [1, 2, 3])
    }

    @Test func aStreamForHTTP10EndsWithTheConnection() throws {
        let server = try RunningServer { _ in GatewayResponse(status: .ok, body: .stream { try $0.write([1, 2, 3]) }) }
        let answer = try server.answer("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
        #expect(answer.field("transfer-encoding") == nil)
        #expect(answer.isLast)
        #expect(answer.body == [1, 2, 3])
    }

    /// The `Content-Length` that is set, and what is written.
    @Test(arguments: [(nil, -1), ("10", 5), ("10", 11)])
    func aStreamThatFailsCutsTheConnection(length: String?, written: Int) throws {
        let server = try RunningServer { _ in
            var response = GatewayResponse(
                status: .ok,
                body: .stream { writer in
                    try writer.write(Array(repeating: 0x78, count: abs(written)))
                    try writer.flush()
                    if written < 0 { throw Trouble() }
                }
            )
            response.headerFields[.contentLength] = length
            return response
        }
        let client = try server.connect()
        try client.send(Self.request)
        #expect(throws: TestFailure.self) { try client.receive() }
        #expect(waitUntil { server.lines.contains { $0.hasPrefix("Response not complete: GET /a%20b") } })
    }

    /// Nothing follows the head, whatever the application gives.
    @Test(arguments: ["204", "304", "HEAD"])
    func someResponsesHaveNoBody(what: String) throws {
        let server = try RunningServer { _ in
            GatewayResponse(
                status: .init(code: Int(what) ?? 200),
                body: .bytes(what == "HEAD" ? Array("body".utf8) : [])
            )
        }
        let client = try server.connect()
        let method = what == "HEAD" ? what : "GET"
        for _ in 0..<2 {
            try client.send("\(method) / HTTP/1.1\r\nHost: x\r\n\r\n")
            let answer = try client.receive(hasBody: false)
            #expect(answer.status == Int(what) ?? 200)
            #expect(answer.field("transfer-encoding") == nil)
        }
    }

    @Test(arguments: ["3", "5", "x", "-4"])
    func aWrongLengthIs500(length: String) throws {
        let server = try RunningServer { _ in
            GatewayResponse(status: .ok, headerFields: [.contentLength: length], body: .bytes([1, 2, 3, 4]))
        }
        let client = try server.connect()
        for _ in 0..<2 {
            try client.send(Self.request)
            #expect(try client.receive().status == 500)
        }
        #expect(server.lines.contains { $0.hasPrefix("500 GET /a%20b") })
    }

    @Test(arguments: [0, 100, 101, 199])
    func aStatusThatIsNotFinalIs500(code: Int) throws {
        let (answer, _) = try reply { _ in GatewayResponse(status: .init(code: code)) }
        #expect(answer.status == 500)
    }

    @Test func anApplicationCanSetTheDate() throws {
        let (answer, _) = try reply { _ in
            GatewayResponse(
                status: .ok,
                headerFields: [.date: "now"],
                body: .bytes([1])
            )
        }
        #expect(answer.lines == ["HTTP/1.1 200 OK", "Date: now", "Content-Length: 1"])
    }

    @Test func anApplicationCanCloseTheConnection() throws {
        let server = try RunningServer { _ in GatewayResponse(status: .ok, headerFields: [.connection: "close"]) }
        let client = try server.connect()
        try client.send(Self.request)
        #expect(try client.receive().isLast)
        #expect(try client.isAtEnd())
    }

    /// Small, large and streamed bodies, and an error.
    @Test(arguments: [10, 1_000_000, -10, -1])
    func completionRunsOnceOnTheThreadOfTheRequest(size: Int) throws {
        let count = Counter()
        let server = try RunningServer { _ in
            let thread = pthread_self()
            let body: GatewayBody =
                size > 0
                ? .bytes(Array(repeating: 1, count: size))
                : .stream { writer in
                    try writer.write(Array(repeating: 1, count: -size))
                    if size == -1 { throw Trouble() }
                }
            return GatewayResponse(
                status: .ok,
                body: body,
                completion: {
                    #expect(pthread_equal(pthread_self(), thread) != 0)
                    count.increment()
                }
            )
        }
        let client = try server.connect()
        for number in 1...(size == -1 ? 1 : 3) {
            try client.send(Self.request)
            _ = try? client.receive()
            #expect(waitUntil { count.value == number })
        }
        #expect(server.stop())
        #expect(count.value == (size == -1 ? 1 : 3))
    }

    @Test(arguments: [10, 500_000, 5_000_000])
    func aBodyThatNobodyReadsIsNeverTakenForARequest(size: Int) throws {
        let count = Counter()
        let server = try RunningServer { _ in
            count.increment()
            return GatewayResponse(status: .notFound)
        }
        let inner = Array("GET /admin HTTP/1.1\r\nHost: x\r\n\r\n".utf8)
        let body = Array(repeatElement(inner, count: size / inner.count + 1).joined())
        let client = try server.connect()
        client.offer(Array("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + body)
        let answer = try client.receive()
        #expect(answer.status == 404)
        #expect(answer.isLast == (size > 1_048_576))
        if size <= 1_048_576 {
            try client.send(Self.request)
            #expect(try client.receive().status == 404)
        } else {
            #expect(client.receiveRest().isEmpty)
        }
        server.stop()
        #expect(count.value == (size <= 1_048_576 ? 2 : 1))
    }

    @Test func whatIsKeptAgainstTheRulesDoesNotReachTheNextRequest() throws {
        let kept = Box<(any GatewayInput)?>(nil)
        let server = try RunningServer(threads: 1) { environment in
            let before = kept.swap(environment.input)
            let stolen = before.flatMap { try? $0.read(upTo: 10) } ?? []
            return GatewayResponse(status: stolen.first == 2 ? .conflict : .ok)
        }
        let client = try server.connect()
        for number in 1...2 {
            let body = Array(repeating: UInt8(number), count: 200_000)
            try client.send(Array("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + body)
            #expect(try client.receive().status == 200)
        }
        server.stop()
        _ = kept.swap(nil)
    }
}
