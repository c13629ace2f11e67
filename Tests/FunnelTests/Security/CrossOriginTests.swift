// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct CrossOriginTests {
    private static var settings: Settings {
        var settings = Settings()
        settings.crossOriginProtection = true
        settings.trustedOrigins = ["https://trusted.test", "null"]
        return settings
    }

    private static func request(
        _ method: String,
        site: String?,
        origin: String?,
        host: String? = "example.org"
    ) -> GatewayEnvironment {
        var variables: [String: String] = [:]
        variables["HTTP_SEC_FETCH_SITE"] = site
        variables["HTTP_ORIGIN"] = origin
        let request = GatewayEnvironment.make(method, "/", variables)
        return host == nil ? request.without("HTTP_HOST") : request
    }

    /// The statuses are those of Tornado 6.6.1.
    @Test(
        arguments: [
            ("GET", "cross-site", nil, 200), ("HEAD", nil, "http://evil.test", 200), ("POST", nil, nil, 200),
            ("POST", "same-origin", nil, 200), ("POST", "none", nil, 200),
            ("POST", "same-origin", "http://evil.test", 200), ("POST", "same-site", nil, 403),
            ("POST", "cross-site", nil, 403), ("POST", "cross-site", "https://trusted.test", 200),
            ("POST", "same-site", "https://trusted.test", 200), ("POST", "cross-site", "http://trusted.test", 403),
            ("POST", "cross-site", "https://example.org", 403), ("POST", "Same-Origin", nil, 403),
            ("POST", "", nil, 403), ("POST", nil, "http://example.org", 200), ("POST", nil, "https://example.org", 200),
            ("POST", nil, "HTTPS://EXAMPLE.ORG", 200), ("POST", nil, "http://example.org:80", 403),
            ("POST", nil, "http://example.org:81", 403), ("POST", nil, "http://evil.test", 403),
            ("POST", nil, "https://trusted.test", 200), ("POST", nil, "https://trusted.test:443", 403),
            ("POST", nil, "null", 200), ("POST", nil, "", 403), ("POST", nil, "example.org", 403),
            ("POST", nil, "http://example.org.evil.test", 403), ("POST", nil, "http://evil.test/example.org", 403),
            ("POST", nil, "http://user@example.org", 403), ("PUT", nil, "http://evil.test", 403),
            ("DELETE", "cross-site", nil, 403),
        ] as [(String, String?, String?, Int)]
    )
    func isDecidedAsTornadoDoes(method: String, site: String?, origin: String?, status: Int) throws {
        let request = Self.request(method, site: site, origin: origin)
        #expect(try SecurityHandler.answer(request, settings: Self.settings).response.status.code == status)
        #expect(try SecurityHandler.answer(request).response.status.code == 200)
    }

    /// An origin without a host would equal a missing `Host`.
    @Test(arguments: ["null", "x", "http://", "http:///"])
    func anOriginWithoutAHostIsNobodysOwn(origin: String) throws {
        var settings = Self.settings
        settings.trustedOrigins = []
        let request = Self.request("POST", site: nil, origin: origin, host: nil)
        #expect(try SecurityHandler.answer(request, settings: settings).response.status == .forbidden)
    }

    @Test(
        arguments: [
            (nil, "http://evil.test", "Origin \"http://evil.test\" not allowed"),
            ("cross-site", "null", "Sec-Fetch-Site cross-site and Origin \"null\" not allowed"),
            ("cross-site", nil, "Sec-Fetch-Site cross-site and Origin none not allowed"),
        ] as [(String?, String?, String)]
    )
    func theLogSaysWhy(site: String?, origin: String?, message: String) throws {
        var settings = Self.settings
        settings.trustedOrigins = []
        let request = Self.request("POST", site: site, origin: origin)
        let (_, lines) = try SecurityHandler.answer(request, settings: settings)
        #expect(lines.first == "warning: 403 POST / (192.0.2.7): \(message)")
    }

    private final class Open: RequestHandler {
        override func checkTrustedOrigin(_ origin: String) -> Bool { true }
        override func post() { write("open") }
    }

    @Test func aHandlerCanTrustEverybodyAndNoPageIsForbidden() throws {
        let application = try Application([Route("/open", Open.init)], settings: Self.settings)
        let variables = ["HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "http://evil.test"]
        #expect(application.respond(to: .make("POST", "/open", variables)).text == "open")
        #expect(application.respond(to: .make("POST", "/none", variables)).status == .notFound)
    }
}
