// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct ForwardingTests {
    private func request(
        _ variables: [String: String],
        from peer: String? = "10.0.0.1",
        trusting entries: [String] = ForwardedRows.trusted
    ) throws -> HTTPServerRequest {
        var environment = GatewayEnvironment.make("GET", "/a?b", variables)
        environment.variables["REMOTE_ADDR"] = peer
        return try HTTPServerRequest(environment, trustedProxies: TrustedProxies(entries))
    }

    @Test(arguments: ForwardedRows.addresses)
    func addressIsTornados(variables: [String: String], expected: String) throws {
        #expect(try request(variables).remoteIP == expected)
    }

    @Test(arguments: ForwardedRows.schemes)
    func schemeIsTornados(variables: [String: String], overHTTP: String, overHTTPS: String) throws {
        #expect(try request(variables).scheme == overHTTP)
        let secure = try request(variables.merging(["HTTPS": "on"]) { $1 })
        #expect(secure.scheme == overHTTPS)
        #expect(secure.fullURL == "\(overHTTPS)://example.org/a?b")
    }

    /// Where this is stricter than Tornado, which asks `getaddrinfo`.
    @Test(arguments: ["127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1", "fe80::1%1", "1"])
    func onlyWholeAddressesCount(address: String) throws {
        #expect(try request(["HTTP_X_REAL_IP": address]).remoteIP == "10.0.0.1")
        #expect(try request(["HTTP_X_FORWARDED_FOR": address]).remoteIP == "10.0.0.1")
    }

    @Test(arguments: ["192.0.2.7", "10.0.0.3", "", "unix:", "10.0.0.1 ", "bad", nil] as [String?])
    func strangersAreNotBelieved(peer: String?) throws {
        for variables in (ForwardedRows.addresses.map(\.0) + ForwardedRows.schemes.map(\.0)) {
            let request = try request(variables, from: peer)
            #expect(request.remoteIP == peer ?? "")
            #expect(request.scheme == "http")
        }
    }

    @Test func networksAreSkipped() throws {
        let chain = "192.0.2.1, 198.51.100.9, 10.200.0.1, ::ffff:10.3.0.1, 10.2.0.1"
        #expect(try request(["HTTP_X_FORWARDED_FOR": chain], trusting: ["10.0.0.0/8"]).remoteIP == "198.51.100.9")
        #expect(try request(["HTTP_X_FORWARDED_FOR": chain], trusting: ["0.0.0.0/0"]).remoteIP == "192.0.2.1")
        #expect(try request(["HTTP_X_FORWARDED_FOR": chain], trusting: ["10.0.0.1"]).remoteIP == "10.2.0.1")
    }

    @Test(arguments: [nil, "", "unix:"] as [String?])
    func peersWithoutAddressAreTrustedByChoice(peer: String?) throws {
        let variables = ["HTTP_X_FORWARDED_FOR": "192.0.2.1, unix:", "HTTP_X_FORWARDED_PROTO": "https"]
        let trusted = try request(variables, from: peer, trusting: ["unix:"])
        #expect(trusted.remoteIP == "192.0.2.1")
        #expect(trusted.scheme == "https")
        #expect(try request(variables, from: peer, trusting: ["0.0.0.0/0", "::/0"]).remoteIP == peer ?? "")
    }

    @Test func pureFunctionsSayNothingWhereNothingChanges() throws {
        let proxies = try TrustedProxies(["10.0.0.1"])
        var variables = GatewayVariables()
        variables["REMOTE_ADDR"] = "10.0.0.1"
        #expect(proxies.forwardedAddress(in: variables) == nil)
        #expect(proxies.forwardedScheme(in: variables) == nil)
        variables["HTTP_X_REAL_IP"] = "192.0.2.1"
        variables["HTTP_X_SCHEME"] = "https"
        #expect(proxies.forwardedAddress(in: variables) == "192.0.2.1")
        #expect(proxies.forwardedScheme(in: variables) == "https")
    }

    /// A port that the web server told is standard for the scheme it speaks itself.
    @Test func standardPortIsTheTransports() throws {
        let variables = [
            "HTTP_HOST": "", "SERVER_NAME": "s", "SERVER_PORT": "80", "HTTP_X_FORWARDED_PROTO": "https",
        ]
        #expect(try request(variables).fullURL == "https://s/a?b")
    }

    @Test func settingsAndLogLinesGoByIt() throws {
        var settings = Settings()
        settings.trustedProxies = try TrustedProxies(["192.0.2.7"])
        let logged = try LoggedApplication(
            [Route(".*") { TestHandler($0) { $0.write("\($0.request.remoteIP) \($0.request.fullURL)") } }],
            settings: settings
        )
        let variables = ["HTTP_X_REAL_IP": "198.51.100.1", "HTTP_X_SCHEME": "https"]
        #expect(logged.answer(.make("GET", "/a", variables)).text == "198.51.100.1 https://example.org/a")
        #expect(logged.lines.last?.contains("200 GET /a (198.51.100.1)") == true)
        let bad = variables.merging(["HTTP_HOST": "a b"]) { $1 }
        #expect(logged.answer(.make("GET", "/a", bad)).status.code == 400)
        #expect(logged.lines.last?.contains("400 GET /a (198.51.100.1)") == true)
    }

    @Test func hostileFieldsCannotWriteLogLines() throws {
        let hostile = try request(["HTTP_X_REAL_IP": "1.2.3.4\nfake", "HTTP_X_SCHEME": "https\r\nX: y"])
        #expect(hostile.remoteIP == "10.0.0.1")
        #expect(hostile.scheme == "http")
    }

    @Test(arguments: ["10.0.0.1,", ",", "1.2.3.4 ", "x", " ", "10.0.0.1 , "])
    func longListsTakeLinearTime(piece: String) throws {
        let proxies = try TrustedProxies(["10.0.0.1"])
        let ratio = Growth.ratio(
            size: 4_000,
            input: { count in
                var variables = GatewayVariables()
                variables["REMOTE_ADDR"] = "10.0.0.1"
                variables["HTTP_X_FORWARDED_FOR"] = "192.0.2.1," + String(repeating: piece, count: count) + "10.0.0.1"
                return variables
            },
            { _ = proxies.forwardedAddress(in: $0) }
        )
        #expect(ratio < 3)
    }
}
