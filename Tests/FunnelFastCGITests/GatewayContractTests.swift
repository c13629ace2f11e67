// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import TestSupport
import Testing

/// What the transport does with what a bare gateway application does.
@Suite struct GatewayContractTests {
    private struct Trouble: Error {}

    private func reply(
        _ request: TestRequest = TestRequest(),
        _ body: @escaping @Sendable (GatewayEnvironment) throws -> GatewayResponse
    ) throws -> (reply: TestReply, lines: [String]) {
        let server = try RunningServer(GatewayFunction(body))
        let reply = try server.answer(request)
        server.stop()
        return (reply, server.lines)
    }

    @Test func variablesArriveAsTheyWereSent() throws {
        let (reply, _) = try reply { environment in
            let names = ["REQUEST_METHOD", "REQUEST_URI", "SERVER_PROTOCOL", "FCGI_ROLE"]
            let text = names.map { environment.variables[$0] ?? "-" }.joined(separator: " ")
            return GatewayResponse(status: .ok, body: .bytes(Array(text.utf8)))
        }
        #expect(reply.body == Array("GET / HTTP/1.1 -".utf8))
    }

    @Test func anErrorIs500WithALogLine() throws {
        let (reply, lines) = try reply { _ in throw Trouble() }
        #expect(reply.text.hasPrefix("Status: 500 Internal Server Error\r\n"))
        #expect(lines.contains { $0.hasPrefix("Uncaught error GET / (127.0.0.1)") })
    }

    @Test(arguments: [(3_000, 0), (5_000, 1)])
    func aHeadThatNginxMayRefuseIsToldOnce(length: Int, count: Int) throws {
        let server = try RunningServer(
            GatewayFunction { _ in
                GatewayResponse(status: .ok, headerFields: [.setCookie: String(repeating: "x", count: length)])
            }
        )
        for _ in 0..<3 { #expect(try server.answer(TestRequest("GET", "/")).text.hasPrefix("Status: 200 OK\r\n")) }
        server.stop()
        #expect(server.lines.count { $0.contains("fastcgi_buffer_size") } == count)
    }

    @Test func chunksAreSentAsTheyCome() throws {
        let (reply, _) = try reply { _ in
            GatewayResponse(
                status: .ok,
                body: .stream { writer in
                    for size in [1, 10_000, 100_000] {
                        try writer.write(Array(repeating: 0x78, count: size))
                        try writer.flush()
                    }
                }
            )
        }
        #expect(reply.body.count == 110_001)
        #expect(reply.isComplete)
    }

    @Test func aStreamThatFailsCutsTheConnection() throws {
        let server = try RunningServer(
            GatewayFunction { _ in
                GatewayResponse(
                    status: .ok,
                    body: .stream { writer in
                        try writer.write([0x78])
                        try writer.flush()
                        throw Trouble()
                    }
                )
            }
        )
        let client = try server.connect()
        try client.send(TestRequest().bytes)
        var ended = false
        do {
            ended = try client.receiveReply().isComplete
        } catch {
            // The end of the connection instead of the end of a reply is what is wanted.
        }
        #expect(!ended)
        server.stop()
        #expect(server.lines.contains { $0.hasPrefix("Response not complete: GET / ") })
    }

    @Test func aBrokenRuleIs500WithItsNameInTheLog() throws {
        let (reply, lines) = try reply { _ in GatewayResponse(status: .noContent, body: .bytes([1])) }
        #expect(reply.text.hasPrefix("Status: 500 Internal Server Error\r\n"))
        #expect(lines.contains { $0.hasPrefix("500 GET / (127.0.0.1): gateway rule bodyAllowed broken: ") })
    }

    @Test(arguments: [1, 3])
    func aStreamThatIsNotAsLongAsAnnouncedCutsTheConnection(length: Int) throws {
        let server = try RunningServer(
            GatewayFunction { _ in
                let fields: HTTPFields = [.contentLength: "\(length)", .contentType: "text/plain"]
                return GatewayResponse(status: .ok, headerFields: fields, body: .stream { try $0.write([1, 2]) })
            }
        )
        let client = try server.connect()
        try client.send(TestRequest().bytes)
        var ended = false
        do {
            ended = try client.receiveReply().isComplete
        } catch {
            // The end of the connection instead of the end of a reply is what is wanted.
        }
        #expect(!ended)
        server.stop()
        #expect(server.lines.contains { $0.contains("gateway rule contentLengthMatches broken") })
    }

    @Test(arguments: [1, 5])
    func aBodyThatIsNotAsLongAsAnnouncedIsNoBody(length: Int) throws {
        var request = TestRequest("POST", "/", body: [1, 2])
        request.parameters.removeAll { $0.0 == "CONTENT_LENGTH" }
        request.parameters.append(("CONTENT_LENGTH", "\(length)"))
        let (reply, _) = try reply(request) { environment in
            while case let piece = try environment.input.read(upTo: 1), !piece.isEmpty {}
            return GatewayResponse(status: .ok)
        }
        #expect(reply.text.hasPrefix("Status: 400 "))
    }

    @Test func othersMayCallTheApplicationToo() throws {
        let (reply, _) = try reply { environment in
            let text = "\(environment.concurrency == [.multithreaded, .multiprocess])"
            return GatewayResponse(
                status: .ok,
                headerFields: [.contentType: "text/plain"],
                body: .bytes(Array(text.utf8))
            )
        }
        #expect(reply.body == Array("true".utf8))
    }

    @Test func theErrorStreamIsTheWebServers() throws {
        let (reply, _) = try reply { environment in
            environment.errors.write("a word to the error log")
            return GatewayResponse(status: .noContent)
        }
        #expect(reply.error == Array("a word to the error log".utf8))
    }

    @Test func completionRunsOnceAfterTheResponse() throws {
        let count = Counter()
        let (_, _) = try reply { _ in
            GatewayResponse(status: .ok, completion: { count.increment() })
        }
        #expect(count.value == 1)
    }

    @Test func aBodyThatNobodyReadsIsNeverTakenForARequest() throws {
        let count = Counter()
        let server = try RunningServer(
            GatewayFunction { _ in
                count.increment()
                return GatewayResponse(status: .notFound)
            }
        )
        let inner = TestRequest("GET", "/admin").bytes
        let client = try server.connect()
        #expect(try client.exchange(TestRequest("POST", "/", body: inner)).text.hasPrefix("Status: 404 "))
        #expect(try client.exchange(TestRequest("GET", "/")).text.hasPrefix("Status: 404 "))
        server.stop()
        #expect(count.value == 2)
    }

    @Test func whatIsKeptAgainstTheRulesDoesNotReachTheNextRequest() throws {
        let kept = Box<(any GatewayInput)?>(nil)
        let server = try RunningServer(
            GatewayFunction { environment in
                let before = kept.swap(environment.input)
                let stolen = before.flatMap { try? $0.read(upTo: 10) }
                return GatewayResponse(status: stolen == nil ? .ok : .conflict)
            },
            threads: 1
        )
        let client = try server.connect()
        for _ in 0..<2 {
            let reply = try client.exchange(TestRequest("POST", "/", body: [1, 2, 3]))
            #expect(reply.text.hasPrefix("Status: 200 "))
        }
        _ = kept.swap(nil)
    }
}
