// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// A handler with users, whose methods all run one closure.
final class SecurityHandler: RequestHandler, Authenticating {
    typealias Body = @Sendable (SecurityHandler) throws -> Void

    private let body: Body
    var lookups = 0

    init(_ context: HandlerContext, _ body: @escaping Body) {
        self.body = body
        super.init(context)
    }

    func currentUser() throws -> String? {
        lookups += 1
        return cookie("user")
    }

    override func get() throws { try body(self) }
    override func head() throws { try body(self) }
    override func post() throws { try body(self) }
    override func put() throws { try body(self) }
    override func patch() throws { try body(self) }
    override func delete() throws { try body(self) }
    override func options() throws { try body(self) }

    /// What an application with these settings answers when its only route has this body.
    static func answer(
        _ environment: GatewayEnvironment = .make(),
        settings: Settings = Settings(),
        requires requirements: [Requirement] = [],
        _ body: @escaping Body = { $0.write("accepted") }
    ) throws -> (response: GatewayResponse, lines: [String]) {
        let route = Route(".*", requires: requirements) { SecurityHandler($0, body) }
        let logged = try LoggedApplication([route], settings: settings)
        let response = logged.answer(environment)
        return (response, logged.lines)
    }
}
