// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct MiddlewareTests {
    private static func noting(_ word: String) -> MiddlewareFunction {
        MiddlewareFunction { environment, next in
            var inner = environment
            inner.variables["NOTES", default: ""] += "\(word) "
            var response = try next.respond(to: inner)
            if case .bytes(let bytes) = response.body { response.body = .bytes(bytes + Array(" \(word)".utf8)) }
            return response
        }
    }

    private static let notes = GatewayFunction { environment in
        GatewayResponse(status: .ok, body: .bytes(Array("\(environment.variables["NOTES"] ?? "")|".utf8)))
    }

    @Test func requestsGoFromTopToBottomAndResponsesBack() throws {
        let application = Self.notes.behind(Self.noting("a"), Self.noting("b")).behind(Self.noting("c"))
        #expect(try application.respond(to: .make()).text == "c a b | b a c")
    }

    @Test func oneMayAnswerInstead() throws {
        let closed = MiddlewareFunction { _, _ in GatewayResponse(status: .serviceUnavailable) }
        #expect(try Self.notes.behind(closed, Self.noting("a")).respond(to: .make()).status == .serviceUnavailable)
    }

    /// Whatever stands between, an application can see that nobody waits.
    @Test func theConnectionIsSeenFromFurtherIn() throws {
        let isGone = GatewayFunction { environment in
            GatewayResponse(status: environment.input.isDisconnected ? .ok : .conflict)
        }
        var environment = GatewayEnvironment.make("POST", "/", body: [1])
        environment.input = GoneInput()
        let validator = GatewayValidator(isGone) { _ in }
        #expect(try validator.behind(BodyTimeLimit(.seconds(1))).respond(to: environment).status == .ok)
        let request = try HTTPServerRequest(environment)
        #expect(GatewayEnvironment(request).input.isDisconnected)
        _ = try request.body
        #expect(GatewayEnvironment(request).input.isDisconnected)
    }

    private final class GoneInput: GatewayInput {
        let isDisconnected = true
        func read(upTo count: Int) -> [UInt8] { [] }
    }

    @Test func routesAreListed() throws {
        let application = try Application([Route("/a") { TestHandler($0) { _ in } }])
        let wrapped = application.behind(RequestIDs(), ScriptNameRemover()).behind(MountPrefix("/b"))
        #expect((wrapped as any GatewayApplication as? any RouteListing)?.routes.map(\.pattern) == ["/a"])
        #expect((Self.notes.behind(RequestIDs()) as any GatewayApplication as? any RouteListing) == nil)
    }
}

extension GatewayVariables {
    fileprivate subscript(name: String, default standard: String) -> String {
        get { self[name] ?? standard }
        set { self[name] = newValue }
    }
}
