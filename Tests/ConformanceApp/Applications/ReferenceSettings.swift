// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// What the applications are set to.
struct ReferenceSettings {
    /// The key that cookies are signed with.
    static let secret = "reference-secret-0123456789abcdef"

    /// The folder of the static files.
    let staticPath: String

    /// What all have: the server in front may say who the client is, as with Tornado's `xheaders`.
    private let common: Settings
    private let cookieSecret: CookieSecret

    /// - Parameter root: The folder that has `static`.
    init(root: String) throws {
        staticPath = "\(root)/static"
        cookieSecret = try CookieSecret(Self.secret)
        var common = Settings()
        common.trustedProxies = try TrustedProxies(["127.0.0.1", "::1"])
        self.common = common
    }

    var main: Settings {
        var settings = common
        settings.cookieSecret = cookieSecret
        settings.loginURL = "/login"
        settings.staticPath = staticPath
        return settings
    }

    var xsrf: Settings {
        var settings = common
        settings.cookieSecret = cookieSecret
        settings.xsrfCookies = true
        return settings
    }

    var xsrf1: Settings {
        var settings = xsrf
        settings.xsrfCookieVersion = .v1
        settings.xsrfCookieName = "csrf"
        settings.xsrfCookieAttributes.httpOnly = true
        settings.xsrfCookieAttributes.sameSite = .strict
        return settings
    }

    var gzip: Settings {
        var settings = common
        settings.compressResponse = true
        settings.staticPath = staticPath
        return settings
    }

    var debug: Settings {
        var settings = common
        settings.serveErrorDetails = true
        return settings
    }

    var custom404: Settings {
        var settings = common
        settings.defaultHandler = { NothingHereHandler($0, message: "nothing here") }
        return settings
    }

    var origin: Settings {
        var settings = common
        settings.crossOriginProtection = true
        settings.trustedOrigins = ["https://trusted.test"]
        return settings
    }
}
