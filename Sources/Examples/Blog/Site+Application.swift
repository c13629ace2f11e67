// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelMustache

extension Site {
    /// The blog's routes and settings.
    func application(secret: CookieSecret, assets: Assets, loggers: Loggers = Loggers()) throws -> Application {
        var settings = Settings(loggers: loggers)
        settings.cookieSecret = secret
        settings.xsrfCookies = true
        settings.xsrfCookieAttributes.httpOnly = true
        settings.xsrfCookieAttributes.sameSite = .lax
        settings.loginURL = "/signin"
        settings.headFromGet = true
        settings.templates = try MustacheTemplates(folder: assets.views)
        settings.staticPath = assets.files
        settings.staticHandler = { FileHandler($0, site: self, root: assets.files) }
        settings.defaultHandler = { NotFoundHandler($0, site: self) }
        return try Application(routes, settings: settings)
    }

    private var routes: [Route] {
        [
            Route("/", name: "front") { FrontHandler($0, site: self) },
            Route("/entry/(?P<slug>[^/]+)", name: "entry") { EntryHandler($0, site: self) },
            Route("/archive", name: "archive") { ArchiveHandler($0, site: self) },
            Route("/archive/(?P<month>[0-9]{4}-[0-9]{2})", name: "month") { MonthHandler($0, site: self) },
            Route("/feed.xml", name: "feed") { FeedHandler($0, site: self) },
            Route("/search", name: "search") { SearchHandler($0, site: self) },
            Route("/images/(.*)", name: "image") { FileHandler($0, site: self, root: images.path, changes: false) },
            Route("/signup", name: "signup") { SignUpHandler($0, site: self) },
            Route("/signin", name: "signin") { SignInHandler($0, site: self) },
            Route("/signout", name: "signout") { SignOutHandler($0, site: self) },
            Route("/compose", name: "compose") { ComposeHandler($0, site: self) },
            Route("/entry/(?P<slug>[^/]+)/edit", name: "edit") { EditHandler($0, site: self) },
        ]
    }
}
