// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Synchronization
import Testing

@Suite struct AuthorizerTests {
    private func answer(
        role: String? = "AUTHORIZER",
        _ decision: @escaping @Sendable @autoclosure () -> Authorization
    ) throws -> GatewayResponse {
        var environment = GatewayEnvironment(variables: GatewayVariables())
        environment.variables["FCGI_ROLE"] = role
        return try Authorizer { _ in decision() }.respond(to: environment)
    }

    @Test func allowsWithVariables() throws {
        let response = try answer(.allowed(variables: ["REMOTE_USER": "ann", "A_1": "", "b": "ü"]))
        #expect(response.status == .ok)
        let fields = response.headerFields.map { "\($0.name.rawName): \($0.value)" }
        #expect(fields == ["Variable-A_1: ", "Variable-REMOTE_USER: ann", "Variable-b: ü"])
        #expect(response.body.length == 0)
    }

    @Test(arguments: [401, 403, 302, 500, 204])
    func refusesWithTheAnswer(code: Int) throws {
        let response = try answer(.refused(GatewayResponse(status: .init(code: code), body: .bytes([1]))))
        #expect(response.status.code == code)
        #expect(response.body.length == 1)
    }

    @Test func aRefusalNeverAllows() throws {
        let completions = Atomic(0)
        let response = try answer(
            .refused(
                GatewayResponse(status: .ok, headerFields: [.cookie: "a"]) {
                    completions.add(1, ordering: .relaxed)
                }
            )
        )
        #expect(response.status == .forbidden)
        #expect(response.headerFields[.cookie] == nil)
        #expect(completions.load(ordering: .relaxed) == 1)
    }

    @Test(arguments: ["", "A-B", "A B", "A\r\nB", "Ä", "A:"])
    func nameThatCannotBeSent(name: String) {
        #expect(throws: AuthorizationError.variable(name)) { try answer(.allowed(variables: [name: "x"])) }
    }

    @Test(arguments: ["a\r\nStatus: 200", "a\nb", "a\u{0}"])
    func valueThatCannotBeSent(value: String) {
        #expect(throws: AuthorizationError.variable("A")) { try answer(.allowed(variables: ["A": value])) }
    }

    @Test(arguments: [nil, "RESPONDER", ""])
    func answersInNoOtherRole(role: String?) {
        #expect(throws: AuthorizationError.otherRole) { try answer(role: role, .allowed()) }
    }
}
