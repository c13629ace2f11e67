// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct TrustedProxyHeadersTests {
    private func seen(_ variables: [String: String]) throws -> String {
        let application = GatewayFunction { environment in
            let names = ["REMOTE_ADDR", "SERVER_PORT", "HTTP_X_FORWARDED_FOR", "HTTP_X_SCHEME"]
            let text = names.map { environment.variables[$0] ?? "-" }.joined(separator: " ")
            return GatewayResponse(status: .ok, body: .bytes(Array("\(environment.scheme) \(text)".utf8)))
        }
        let proxies = TrustedProxyHeaders(try TrustedProxies(["192.0.2.7"]))
        return try application.behind(proxies).respond(to: .make("GET", "/", variables)).text
    }

    @Test(arguments: [
        (["HTTP_X_FORWARDED_FOR": "203.0.113.9", "SERVER_PORT": "80"], "http 203.0.113.9 80 203.0.113.9 -"),
        (["HTTP_X_SCHEME": "https", "SERVER_PORT": "80"], "https 192.0.2.7 443 - https"),
        (["HTTP_X_SCHEME": "https", "SERVER_PORT": "8080"], "https 192.0.2.7 8080 - https"),
        (["HTTP_X_SCHEME": "http", "HTTPS": "on", "SERVER_PORT": "443"], "http 192.0.2.7 80 - http"),
        (["HTTP_X_SCHEME": "gopher", "SERVER_PORT": "80"], "http 192.0.2.7 80 - gopher"),
        (["HTTP_X_FORWARDED_FOR": "nobody", "SERVER_PORT": "80"], "http 192.0.2.7 80 nobody -"),
    ])
    func namedAddressesAreBelieved(variables: [String: String], seen: String) throws {
        #expect(try self.seen(variables) == seen)
    }

    @Test func othersAreNotAndTheirFieldsAreRemoved() throws {
        let variables = [
            "REMOTE_ADDR": "192.0.2.8", "HTTP_X_FORWARDED_FOR": "203.0.113.9", "HTTP_X_SCHEME": "https",
            "SERVER_PORT": "80",
        ]
        #expect(try seen(variables) == "http 192.0.2.8 80 - -")
    }

    @Test func whatIsMountedSeesWhatTheOuterApplicationBelieves() throws {
        let show = GatewayFunction { environment in
            let text = "\(environment.variables["REMOTE_ADDR"] ?? "-") \(environment.scheme)"
            return GatewayResponse(status: .ok, body: .bytes(Array(text.utf8)))
        }
        var settings = Settings()
        settings.trustedProxies = try TrustedProxies(["192.0.2.7"])
        let container = GatewayContainer(show)
        let logged = try LoggedApplication([Route("/") { FallbackHandler($0, to: container) }], settings: settings)
        let fields = ["HTTP_X_REAL_IP": "203.0.113.9", "HTTP_X_SCHEME": "https"]
        #expect(logged.answer(.make("GET", "/", fields)).text == "203.0.113.9 https")
    }
}
