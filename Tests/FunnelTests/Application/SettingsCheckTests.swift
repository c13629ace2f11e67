// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Testing

/// Settings that could only fail later are refused at the start.
@Suite struct SettingsCheckTests {
    /// The name of the setting that an application with these is refused for, nil if it is made.
    private func refused(_ change: (inout Settings) -> Void) throws -> String? {
        var settings = Settings()
        change(&settings)
        do throws(ApplicationError) {
            _ = try Application([], settings: settings)
            return nil
        } catch {
            guard case .badSetting(let name, _) = error else { throw error }
            return name
        }
    }

    @Test(arguments: ["", "a b", "a;b", "a=b", "é", "a\r\nb", "path", "Secure", "a:b", "\"x\""])
    func namesThatNoCookieHas(name: String) throws {
        #expect(try refused { $0.xsrfCookieName = name } == "xsrfCookieName")
    }

    @Test func attributesThatNoCookieHas() throws {
        #expect(try refused { $0.xsrfCookieAttributes.path = "/a;b" } == "xsrfCookieAttributes")
        #expect(try refused { $0.xsrfCookieAttributes.domain = "a\nb" } == "xsrfCookieAttributes")
        #expect(try refused { $0.xsrfCookieAttributes.expiresDays = .infinity } == "xsrfCookieAttributes")
    }

    @Test(arguments: [
        "", "example.org", "https://", "https://example.org/", "https://Example.org", "HTTPS://example.org",
        "https://example.org:443", "http://example.org:80", "https://a.org b", "//example.org", "Null", "*",
        "https://user@example.org", "https://example.org?x", "://example.org",
    ])
    func originsThatNoBrowserSends(origin: String) throws {
        #expect(try refused { $0.trustedOrigins = ["https://ok.org", origin] } == "trustedOrigins")
    }

    @Test func otherSettings() throws {
        #expect(try refused { $0.loginURL = "" } == "loginURL")
        #expect(try refused { $0.loginURL = "/login\r\nX: y" } == "loginURL")
        #expect(try refused { $0.defaultHost = "" } == "defaultHost")
        #expect(try refused { $0.defaultHost = "Example.org" } == "defaultHost")
    }

    @Test func theDocumentedOnesAreFine() throws {
        #expect(try refused { _ in } == nil)
        let origins = ["https://a.org", "http://a.org:8080", "http://a.org:443", "http://[::1]:1", "app://x", "null"]
        #expect(try refused { $0.trustedOrigins = origins } == nil)
        #expect(try refused { $0.xsrfCookieName = "__Host-xsrf" } == nil)
        #expect(try refused { $0.loginURL = "https://login.example.org/é?x" } == nil)
        #expect(try refused { $0.defaultHost = "127.0.0.1" } == nil)
    }

    @Test func theReasonIsGiven() {
        var settings = Settings()
        settings.xsrfCookieName = "a b"
        let error = #expect(throws: ApplicationError.self) { try Application([], settings: settings) }
        #expect(error?.description == "bad setting xsrfCookieName: \"a b\" is no name for a cookie: not a token")
    }
}
