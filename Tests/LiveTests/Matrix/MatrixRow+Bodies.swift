// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport

extension MatrixRow {
    /// The rows about bodies of requests.
    func runBody(on connection: HTTPConnection) throws -> [Check] {
        switch self {
        case .chunked: return try Self.chunked(connection)
        case .expectation: return try Self.expectation(connection)
        case .unread:
            let answer = try connection.exchange(
                "POST",
                "/unread",
                body: TestBody.pattern(1 << 20),
                fields: Self.binary
            )
            return [Self.status(answer, 200), Check(isRight: answer.text == "unread\n", what: answer.text)]
        case .tooLong:
            try connection.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 104857601\r\n\r\n".utf8)
            return [Self.status(try connection.receive(), 413)]
        case .post:
            let type = "Content-Type: application/x-www-form-urlencoded\r\n"
            let answer = try connection.exchange("POST", "/seen", body: Array("a=1%20%26&a=x+y".utf8), fields: type)
            return [Self.status(answer, 200), Self.line("arguments: 1 &|x y", in: answer)]
        case .untyped:
            let answer = try connection.exchange("POST", "/seen", body: Array("x".utf8))
            return [Self.status(answer, 200), Self.line("Content-Type: -", in: answer)]
        default: return try Self.echo(connection, size: self == .empty ? 0 : 8 << 20)
        }
    }

    private static let binary = "Content-Type: application/octet-stream\r\n"

    private static func echo(_ connection: HTTPConnection, size: Int) throws -> [Check] {
        let body = TestBody.pattern(size)
        let answer = try connection.exchange("POST", "/echo", body: body, fields: Self.binary)
        return [status(answer, 200), Check(isRight: answer.body == body, what: "\(answer.body.count) bytes")]
    }

    private static func chunked(_ connection: HTTPConnection) throws -> [Check] {
        let body = TestBody.pattern(1 << 20)
        let head = "POST /echo HTTP/1.1\r\nHost: localhost\r\n\(binary)Transfer-Encoding: chunked\r\n\r\n"
        try connection.send(head.utf8)
        for start in stride(from: 0, to: body.count, by: 100_000) {
            let chunk = body[start..<min(start + 100_000, body.count)]
            try connection.send(Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + Array("\r\n".utf8))
        }
        try connection.send("0\r\n\r\n".utf8)
        let answer = try connection.receive()
        return [status(answer, 200), Check(isRight: answer.body == body, what: "\(answer.body.count) bytes")]
    }

    private static func expectation(_ connection: HTTPConnection) throws -> [Check] {
        let head = "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n"
        try connection.send(head.utf8)
        let interim = try connection.receive(hasBody: false)
        guard interim.status == 100 else { return [status(interim, 100)] }
        try connection.send("hello".utf8)
        let answer = try connection.receive()
        return [status(answer, 200), Check(isRight: answer.text == "hello", what: answer.text)]
    }
}
