// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import InMemoryLogging
import Logging
import Testing

@testable import Funnel

@Suite struct GatewayValidatorTests {
    /// Confined to the thread of its test.
    private final class Found: @unchecked Sendable {
        var rules: [GatewayRule] = []
    }

    private static func good(
        _ method: String = "GET",
        _ variables: [String: String?] = [:],
        body: [UInt8] = []
    ) -> GatewayEnvironment {
        var environment = GatewayEnvironment.make(method, "/", ["SERVER_NAME": "a", "SERVER_PORT": "80"], body: body)
        for (name, value) in variables { environment.variables[name] = value }
        return environment
    }

    private static var fine: GatewayResponse {
        GatewayResponse(status: .ok, headerFields: [.contentType: "text/plain"], body: .bytes([1]))
    }

    /// Runs a request to its end, and returns the rules that were broken.
    private func rules(
        _ environment: GatewayEnvironment = good(),
        use: (GatewayResponse) throws -> Void = { response in
            if case .stream(let produce) = response.body { try produce(Sink()) }
            response.completion?()
        },
        _ body: @escaping @Sendable (GatewayEnvironment) throws -> GatewayResponse
    ) throws -> [GatewayRule] {
        let found = Found()
        let validator = GatewayValidator(GatewayFunction(body)) { found.rules.append($0.rule) }
        try use(validator.respond(to: environment))
        return found.rules
    }

    private final class Sink: GatewayBodyWriter {
        func write(_ chunk: [UInt8]) {}
        func flush() {}
    }

    @Test func nothingIsFoundWhereNothingIsWrong() throws {
        let environment = Self.good("POST", ["CONTENT_LENGTH": "3"], body: [1, 2, 3])
        let rules = try rules(environment) { environment in
            while case let piece = try environment.input.read(upTo: 2), !piece.isEmpty {}
            var response = Self.fine
            response.body = .stream { try $0.write([1]) }
            return response
        }
        #expect(rules.isEmpty)
    }

    @Test(arguments: [
        (["REQUEST_METHOD": nil], GatewayRule.requestMethod), (["REQUEST_METHOD": "G T"], .requestMethod),
        (["REQUEST_URI": nil], .requestTarget), (["SERVER_NAME": ""], .serverVariables),
        (["SERVER_PORT": nil], .serverVariables), (["SERVER_PROTOCOL": nil], .serverVariables),
        (["SCRIPT_NAME": "a"], .pathVariables), (["PATH_INFO": "a/b"], .pathVariables),
        (["CONTENT_LENGTH": "-1"], .announcedLength), (["CONTENT_LENGTH": "3 "], .announcedLength),
        (["A=B": "1"], .variableNames), (["": "1"], .variableNames), (["A\n": "1"], .variableNames),
        (["HTTP_CONTENT_TYPE": "a/b"], .contentVariables),
        (["HTTP_CONTENT_LENGTH": "1", "CONTENT_LENGTH": "0"], .contentVariables),
    ])
    func environments(variables: [String: String?], rule: GatewayRule) throws {
        #expect(try rules(Self.good("GET", variables)) { _ in Self.fine } == [rule])
    }

    @Test func aVariableThatStandsTwice() throws {
        var environment = Self.good()
        environment.variables.append(name: "SERVER_NAME".utf8, value: "b".utf8)
        #expect(try rules(environment) { _ in Self.fine } == [.variableNames])
    }

    /// A transport's body that does not keep the rules: pieces whatever is asked for.
    @Test(arguments: [
        ([[1, 2, 3]], GatewayRule.readSize), ([[1]], .bodyLength), ([[1], [2], [3]], .bodyLength),
        ([[1], [2], [], [3]], .bodyEnd),
    ])
    func inputs(pieces: [[UInt8]], rule: GatewayRule) throws {
        let input = StubbornInput(pieces)
        var environment = Self.good("POST", ["CONTENT_LENGTH": "2"])
        environment.input = input
        let rules = try rules(environment) { environment in
            for _ in 0...pieces.count { _ = try environment.input.read(upTo: 2) }
            return Self.fine
        }
        #expect(rules.contains(rule))
    }

    @Test func readsOfNothing() throws {
        let rules = try rules { environment in
            _ = try environment.input.read(upTo: 0)
            return Self.fine
        }
        #expect(rules == [.readCount])
    }

    @Test func readsAfterTheEnd() throws {
        let found = Found()
        let kept = KeptInput()
        let validator = GatewayValidator(
            GatewayFunction { environment in
                kept.input = environment.input
                return Self.fine
            }
        ) { found.rules.append($0.rule) }
        try validator.respond(to: Self.good()).completion?()
        _ = try kept.input?.read(upTo: 1)
        #expect(found.rules == [.readAfterEnd])
    }

    @Test func responses() throws {
        var lenient = HTTPFields()
        lenient.append(HTTPField(name: .server, lenientValue: [0x61, 0x01]))
        lenient[.contentType] = "text/plain"
        let rows: [(GatewayRule, Int, HTTPFields, [UInt8])] = [
            (.status, 100, [:], []), (.status, 600, [.contentType: "a/b"], [1]), (.headerValue, 200, lenient, [1]),
            (.connectionField, 200, [.connection: "close", .contentType: "a/b"], [1]), (.contentType, 200, [:], [1]),
            (.contentLengthMatches, 200, [.contentLength: "2", .contentType: "a/b"], [1]),
            (.bodyAllowed, 304, [:], [1]),
        ]
        for (rule, code, fields, body) in rows {
            let found = try rules { _ in
                GatewayResponse(status: .init(code: code), headerFields: fields, body: .bytes(body))
            }
            #expect(found == [rule])
        }
    }

    private static func streaming(_ produce: @escaping @Sendable (any GatewayBodyWriter) throws -> Void)
        -> GatewayResponse
    {
        var response = fine
        response.body = .stream(produce)
        return response
    }

    @Test func aWriterThatIsKept() throws {
        let found = Found()
        let kept = KeptWriter()
        let validator = GatewayValidator(GatewayFunction { _ in Self.streaming { kept.writer = $0 } }) {
            found.rules.append($0.rule)
        }
        let response = try validator.respond(to: Self.good())
        if case .stream(let produce) = response.body { try produce(Sink()) }
        try kept.writer?.write([1])
        response.completion?()
        #expect(found.rules == [.writeAfterEnd])
    }

    @Test func aTransportThatDoesThingsTwice() throws {
        let twice = try rules(
            use: { response in
                guard case .stream(let produce) = response.body else { return }
                try produce(Sink())
                try produce(Sink())
                response.completion?()
                response.completion?()
            },
            { _ in Self.streaming { _ in } }
        )
        #expect(twice == [.streamOnce, .completionOnce])
    }

    @Test func aTransportThatForgetsTheCompletion() throws {
        #expect(try rules(use: { _ in }, { _ in Self.fine }) == [.completionOnce])
    }

    @Test func byDefaultViolationsAreThrown() {
        let run = TransportRun(
            GatewayValidator(GatewayFunction { _ in GatewayResponse(status: .ok, body: .bytes([1])) }),
            Self.good()
        )
        #expect(run.code == 500)
        #expect(
            run.lines == ["error: 500 GET / (192.0.2.7): gateway rule contentType broken: a body without Content-Type"]
        )
    }

    @Test func whatIsFoundTooLateIsLogged() throws {
        let log = InMemoryLogHandler()
        let logger = Logger(label: "test", factory: { _ in log })
        _ = try GatewayValidator(GatewayFunction { _ in Self.fine }, logger: logger).respond(to: Self.good())
        #expect(
            log.entries.map { "\($0.message)" } == ["gateway rule completionOnce broken: the completion was not called"]
        )
    }

    @Test func routesAreListed() throws {
        let application = try Application([Route("/a", { TestHandler($0) { _ in } })])
        #expect(GatewayValidator(application).routes.map(\.pattern) == ["/a"])
    }

    private final class StubbornInput: GatewayInput {
        private var pieces: [[UInt8]]

        init(_ pieces: [[UInt8]]) { self.pieces = pieces.reversed() }

        func read(upTo count: Int) -> [UInt8] { pieces.popLast() ?? [] }
    }

    private final class KeptInput: @unchecked Sendable {
        var input: (any GatewayInput)?
    }

    private final class KeptWriter: @unchecked Sendable {
        var writer: (any GatewayBodyWriter)?
    }
}
