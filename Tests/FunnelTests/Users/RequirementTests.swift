// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct RequirementTests {
    @Test(arguments: SlashRow.all)
    func slashesAreTornados(row: SlashRow) throws {
        let requirement: Requirement = row.adds ? .trailingSlash : .noTrailingSlash
        let environment = GatewayEnvironment.make(row.method, row.target)
        let onRoute = try SecurityHandler.answer(environment, requires: [requirement])
        let inMethod = try SecurityHandler.answer(environment) {
            try $0.require(requirement)
            $0.write("accepted")
        }
        for response in [onRoute.response, inMethod.response] {
            #expect(response.status.code == row.status)
            #expect(response.headerFields[.location] == row.location)
            if row.status == 301 { #expect(response.headerFields[.contentLength] == "0") }
        }
    }

    private static let login: Settings = {
        var settings = Settings()
        settings.loginURL = "/login"
        return settings
    }()

    private static let never = Requirement { _ in throw HTTPError(.gone) }
    private static let ready = Requirement { handler in
        handler.write("ready")
        try handler.finish()
    }

    @Test func theyAreCheckedInOrderAndTheFirstThatFailsAnswers() throws {
        func status(_ requirements: [Requirement]) throws -> Int {
            try SecurityHandler.answer(settings: Self.login, requires: requirements).response.status.code
        }
        #expect(try status([]) == 200)
        #expect(try status([.trailingSlash]) == 200)
        #expect(try status([.authenticated, Self.never]) == 302)
        #expect(try status([Self.never, .authenticated]) == 410)
    }

    @Test func oneThatAnswersEndsTheRequest() throws {
        let (response, lines) = try SecurityHandler.answer(requires: [Self.ready, Self.never])
        #expect(response.text == "ready")
        #expect(lines.count == 1)
    }

    private final class Prepared: RequestHandler {
        override func prepare() throws { throw HTTPError(.conflict) }
        override func get() throws { write(try pathArguments.require(0)) }
    }

    @Test func thoseOfARouteRunAfterThePathArgumentsAndBeforePrepare() throws {
        let application = try Application([
            Route("/a/(.*)", requires: [Self.never], Prepared.init), Route("/b", Prepared.init),
        ])
        #expect(application.respond(to: .make("GET", "/a/x")).status == .gone)
        #expect(application.respond(to: .make("GET", "/a/%FF")).status == .badRequest)
        #expect(application.respond(to: .make("BREW", "/a/x")).status == .methodNotAllowed)
        #expect(application.respond(to: .make("GET", "/b")).status == .conflict)
    }

    @Test func aHandlerThatCouldNotBeMadeHasNone() throws {
        struct Trouble: Error {}
        let application = try Application([
            Route("/", requires: [Self.never]) { (_: HandlerContext) -> Prepared in throw Trouble() }
        ])
        #expect(application.respond(to: .make()).status == .internalServerError)
    }

    @Test func usersNeedAHandlerThatKnowsThem() throws {
        let logged = try LoggedApplication([Route("/", requires: [.authenticated], Prepared.init)])
        #expect(logged.answer(.make()).status == .forbidden)
        #expect(logged.lines[0].contains("Prepared requires a user but is not Authenticating"))
    }

    @Test func aSettingIsRequiredByItsPath() throws {
        let (response, lines) = try SecurityHandler.answer(settings: Self.login) {
            $0.write(try $0.requireSetting(\.loginURL, for: "tests"))
            $0.write($0.settings.loginURL ?? "")
            _ = try $0.requireSetting(\.cookieSecret, for: "the tests of settings")
        }
        #expect(response.status == .internalServerError)
        #expect(lines[0].hasSuffix("the setting cookieSecret is missing: the tests of settings needs it"))
    }
}
