// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// A handler whose GET a test writes as a closure.
final class TestHandler: RequestHandler {
    typealias Body = @Sendable (TestHandler) throws -> Void

    private let body: Body

    init(_ context: HandlerContext, _ body: @escaping Body) {
        self.body = body
        super.init(context)
    }

    override func get() throws { try body(self) }
    override func head() throws { try body(self) }
    override func post() throws { try body(self) }
    override func delete() throws { try body(self) }

    /// What the application answers to a request when its only route has this body.
    static func answer(
        _ environment: GatewayEnvironment = .make(),
        settings: Settings = Settings(),
        _ body: @escaping Body
    ) throws -> (response: GatewayResponse, lines: [String]) {
        let logged = try LoggedApplication([Route(".*") { TestHandler($0, body) }], settings: settings)
        let response = logged.answer(environment)
        return (response, logged.lines)
    }
}
