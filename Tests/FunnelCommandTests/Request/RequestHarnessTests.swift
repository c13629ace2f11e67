// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@testable import FunnelCommand

@Suite struct RequestHarnessTests {
    /// Answers every request of a text, and returns what was printed. A validator sees to it that the harness keeps the
    /// rules of the gateway interface.
    private func answers(
        _ text: String,
        drip: Bool = false,
        _ respond: @escaping @Sendable (GatewayEnvironment) throws -> GatewayResponse
    )
        throws -> String
    {
        var printed: [UInt8] = []
        let harness = RequestHarness(
            GatewayValidator(GatewayFunction(respond)) { violation in
                if violation.rule.isAboutTransport || violation.rule.isAboutVariables { Issue.record("\(violation)") }
            },
            limits: Limits(),
            printer: ResponsePrinter { printed += $0 }
        )
        try harness.answerAll(RequestReader(drip ? Dripping(text) : GatewayByteInput(Array(text.utf8))))
        return String(decoding: printed, as: UTF8.self)
    }

    private static let echo: @Sendable (GatewayEnvironment) throws -> GatewayResponse = { environment in
        var body: [UInt8] = []
        while case let piece = try environment.input.read(upTo: 1_000), !piece.isEmpty { body += piece }
        return GatewayResponse(status: .ok, body: .bytes(body))
    }

    private static let uri: @Sendable (GatewayEnvironment) throws -> GatewayResponse = { environment in
        GatewayResponse(status: .ok, body: .bytes(environment.variables.bytes("REQUEST_URI") ?? []))
    }

    private static func ok(_ body: String) -> String {
        "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    private static func refusal(_ status: String, closing: Bool) -> String {
        let title = status.replacing(" ", with: ": ", maxReplacements: 1)
        let page = "<html><title>\(title)</title><body>\(title)</body></html>"
        return "HTTP/1.1 \(status)\r\nContent-Type: text/html; charset=UTF-8\r\nContent-Length: \(page.utf8.count)\r\n"
            + (closing ? "Connection: close\r\n" : "") + "\r\n" + page
    }

    @Test(arguments: [false, true])
    func readsBodiesOfEveryKind(drip: Bool) throws {
        let text =
            "\r\n\nPOST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
            + "POST / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n2\nde\n0\n\n" + "GET / HTTP/1.0\n\n\n"
        #expect(try answers(text, drip: drip, Self.echo) == Self.ok("abc") + Self.ok("de") + Self.ok(""))
    }

    @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 1_048_576])
    func echoesSizes(size: Int) throws {
        let body = String(repeating: "x", count: size)
        let text = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \(size)\r\n\r\n\(body)GET / HTTP/1.1\nHost: x\n\n"
        #expect(try answers(text, Self.echo) == Self.ok(body) + Self.ok(""))
    }

    @Test func skipsWhatWasNotRead() throws {
        let inner = "GET /smuggled HTTP/1.1\nHost: x\n\n"
        let text =
            "POST /1 HTTP/1.1\nHost: x\nContent-Length: \(inner.utf8.count)\n\n\(inner)"
            + "POST /2 HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n1\na\n0\n\nGET /3 HTTP/1.1\nHost: x\n\n"
        #expect(try answers(text, Self.uri) == Self.ok("/1") + Self.ok("/2") + Self.ok("/3"))
    }

    @Test func goesOnAfterAMalformedRequest() throws {
        let text = "GET /1 HTTP/1.1\nContent-Length: 3\n\nabcGET /2 HTTP/1.1\nHost: x\n\n"
        #expect(try answers(text, Self.uri) == Self.refusal("400 Bad Request", closing: false) + Self.ok("/2"))
    }

    @Test(arguments: [
        (
            "GET / HTTP/1.1\nHost: x\nContent-Length: 1\nContent-Length: 2\n\nGET /2 HTTP/1.1\nHost: x\n\n",
            "400 Bad Request"
        ),
        ("GET / HTTP/1.1\nHost: x", "400 Bad Request"),
        ("GET / HTTP/1.1\nHost: x\n", "400 Bad Request"),
    ])
    func stopsWhereTheNextRequestCannotBeFound(text: String, status: String) throws {
        #expect(try answers(text, Self.uri) == Self.refusal(status, closing: true))
    }

    @Test func stopsAfterAnEndlessHead() throws {
        for text in [
            "GET /" + String(repeating: "a", count: 70_000), "A\n" + String(repeating: "A: bcd\n", count: 10_000),
        ] {
            let refusal = Self.refusal("431 Request Header Fields Too Large", closing: true)
            #expect(try answers(text, Self.uri) == refusal)
        }
    }

    @Test func stopsAfterAShortBody() throws {
        let text = "POST / HTTP/1.1\nHost: x\nContent-Length: 5\n\nabc"
        #expect(try answers(text, Self.uri) == Self.ok("/"))
        #expect(try answers(text, Self.echo) == Self.refusal("400 Bad Request", closing: false))
    }

    @Test func anApplicationAnswersAShortBodyWith400() throws {
        let application = try Application([Route("/", BodyHandler.init)])
        let text = "POST / HTTP/1.1\nHost: x\nContent-Length: 5\n\nabc"
        let printed = try answers(text) { application.respond(to: $0) }
        #expect(printed.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
    }

    private final class BodyHandler: RequestHandler {
        override func post() throws { write(try request.body) }
    }

    @Test func streamsInChunks() throws {
        let text = "GET / HTTP/1.1\nHost: x\n\nHEAD / HTTP/1.1\nHost: x\n\nGET / HTTP/1.0\n\nGET /never HTTP/1.0\n\n"
        let printed = try answers(text) { _ in
            GatewayResponse(
                status: .ok,
                body: .stream { writer in
                    for piece in ["abc", "", "0123456789abcdef"] { try writer.write(Array(piece.utf8)) }
                }
            )
        }
        #expect(
            printed
                == "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n10\r\n0123456789abcdef\r\n0\r\n\r\n"
                + "HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\nConnection: close\r\n\r\nabc0123456789abcdef"
        )
    }

    @Test func aBrokenStreamIsNotEnded() {
        let text = "GET / HTTP/1.1\nHost: x\n\n"
        #expect(throws: GatewayOutputError.disconnected) {
            _ = try answers(text) { _ in
                GatewayResponse(status: .ok, body: .stream { _ in throw GatewayOutputError.disconnected })
            }
        }
    }

    @Test(arguments: [204, 304])
    func addsNoLengthToAnswersWithoutABody(code: Int) throws {
        let printed = try answers("GET / HTTP/1.1\nHost: x\n\n") { _ in
            GatewayResponse(status: HTTPResponse.Status(code: code))
        }
        #expect(!printed.contains("Content-Length"))
        #expect(printed.hasSuffix("\r\n\r\n"))
    }

    @Test func anErrorOfTheApplicationIs500() throws {
        let printed = try answers("GET / HTTP/1.1\nHost: x\n\n") { _ in throw GatewayOutputError.disconnected }
        #expect(printed == Self.refusal("500 Internal Server Error", closing: false))
    }

    @Test func completesAfterPrinting() throws {
        var order: [String] = []
        let harness = RequestHarness(
            GatewayFunction { _ in GatewayResponse(status: .notFound) },
            limits: Limits(),
            printer: ResponsePrinter { _ in order.append("printed") }
        )
        #expect(!harness.hasFailures)
        let head = try RequestHead(["GET / HTTP/1.1", "Host: x"].map { Array($0.utf8) })
        #expect(try harness.answer(head, body: GatewayByteInput([]), mayChunk: true))
        #expect(harness.hasFailures)
        let printer = ResponsePrinter { _ in order.append("second") }
        let response = GatewayResponse(status: .ok, completion: { order.append("completed") })
        _ = try printer.print(response, isHead: false, mayChunk: true)
        #expect(order == ["printed", "second", "completed"])
    }
}
