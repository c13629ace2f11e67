// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

extension ReferenceApplication {
    /// The main application's routes, in the order of the reference application.
    ///
    /// - Parameter staticPath: The folder of the static files.
    static func mainRoutes(staticPath: String) -> [Route] {
        basicRoutes + pathRoutes + answerRoutes + redirectRoutes + cookieRoutes + userRoutes + outputRoutes
            + requestRoutes + otherRoutes(staticPath: staticPath) + reversedRoutes
    }

    private static var basicRoutes: [Route] {
        [
            Route("/", HelloHandler.init),
            Route("/hello", HelloHandler.init),
            Route("/methods", MethodsHandler.init),
            Route("/options", OptionsHandler.init),
            Route("/webdav", WebDAVHandler.init),
            Route("/echo", EchoHandler.init),
            Route("/arg/(required|default|none|nostrip|query|body|list|listnostrip|raw)", ArgumentHandler.init),
            Route("/catch", CatchHandler.init),
            Route("/decode/([^/]*)", DecodeHandler.init),
        ]
    }

    private static var pathRoutes: [Route] {
        [
            Route("/path/pos/([^/]+)/([^/]+)") { PathHandler($0) },
            Route("/path/named/(?P<first>[^/]+)/(?P<second>[^/]+)") { PathHandler($0, names: ["first", "second"]) },
            Route("/path/opt(?:/([0-9]+))?") { PathHandler($0) },
            Route("/path/namedopt(?:/(?P<num>[0-9]+))?") { PathHandler($0, names: ["num"]) },
            Route("/path/any/(.*)") { PathHandler($0) },
            Route("/path/num/([0-9]+)") { PathHandler($0) },
            Route("/path/none") { PathHandler($0) },
            Route("/path/empty/([^/]*)") { PathHandler($0) },
            Route("/init/default") { GreetingHandler($0, greeting: "hi ") },
            Route("/init/twice") { GreetingHandler($0, greeting: "hi ", times: 2) },
            Route("/order/first.*") { TagHandler($0, tag: "rule one") },
            Route("/order/first/second") { TagHandler($0, tag: "rule two") },
            Route("/order/(anch|anchored)") { TagHandler($0, tag: "alternation") },
        ]
    }

    private static var answerRoutes: [Route] {
        [
            Route("/status", StatusHandler.init),
            Route("/nocontent", NoContentHandler.init),
            Route("/httperror", HTTPErrorHandler.init),
            Route("/crash", CrashHandler.init),
            Route("/custom_error", CustomErrorHandler.init),
            Route("/broken_error", BrokenErrorHandler.init),
            Route("/finish_exc", FinishHandler.init),
            Route("/send_error", SendErrorHandler.init),
            Route("/gone") { ErrorHandler($0, status: .gone) },
        ]
    }

    private static var redirectRoutes: [Route] {
        [
            Route("/redirect", RedirectingHandler.init),
            Route("/old") { RedirectHandler($0, to: "/hello") },
            Route("/temp") { RedirectHandler($0, to: "/hello", permanent: false) },
            Route("/oldq") { RedirectHandler($0, to: "/new?x=1&y=a+b") },
            Route("/oldabs") { RedirectHandler($0, to: "https://example.test/abs") },
            Route("/swap/(.*?)/(.*?)/(.*)") { RedirectHandler($0, to: "/{1}/{0}/{2}") },
            Route("/tohost/(.*)") { RedirectHandler($0, to: "https://example.test/{0}") },
            Route("/tonamed/(?P<who>.*)") { RedirectHandler($0, to: "/user/{who}#frag") },
            Route("/prefix/(.*)") { RedirectHandler($0, to: "/{0}/b") },
            Route("/addslash/?", TrailingSlashHandler.init),
            Route("/removeslash/*", NoTrailingSlashHandler.init),
        ]
    }

    private static var cookieRoutes: [Route] {
        [
            Route("/cookies", CookieEchoHandler.init),
            Route("/cookies/set/([a-z_0-9]+)", CookieSetHandler.init),
            Route("/signed/fn/(create|decode)", SignedValueHandler.init),
            Route("/signed/([a-z0-9]+)", SignedHandler.init),
        ]
    }

    private static var userRoutes: [Route] {
        [
            Route("/private") { PrivateHandler($0) },
            Route("/private/abs") { PrivateHandler($0, loginURL: "http://login.test/signin") },
            Route("/private/q") { PrivateHandler($0, loginURL: "/login?from=q") },
            Route("/login", LoginHandler.init),
            Route("/logout", LogoutHandler.init),
        ]
    }

    private static var outputRoutes: [Route] {
        [
            Route("/etag") { EtagHandler($0) },
            Route("/etag/(?:none)") { EtagHandler($0, mode: .none) },
            Route("/etag/custom") { EtagHandler($0, mode: .custom) },
            Route("/etag/weak") { EtagHandler($0, mode: .weak) },
            Route("/etag/preset") { EtagHandler($0, mode: .preset) },
            Route("/etag/early") { EtagHandler($0, mode: .early) },
            Route("/write/([a-z_]+)", WriteHandler.init),
            Route("/json/([a-z]+)", JSONHandler.init),
            Route("/headers/([a-z0-9_]+)", HeadersHandler.init),
        ]
    }

    private static var requestRoutes: [Route] {
        [
            Route("/request_headers", RequestHeadersHandler.init),
            Route("/upload", UploadHandler.init),
            Route("/body", BodyHandler.init),
            Route("/body/json", JSONBodyHandler.init),
            Route("/stream", StreamHandler.init),
            Route("/prepare", PrepareHandler.init),
            Route("/request(?:/.*)?", RequestInfoHandler.init),
            Route("/reverse", ReverseHandler.init),
            Route("/static_url", StaticURLHandler.init),
        ]
    }

    private static func otherRoutes(staticPath: String) -> [Route] {
        let container = GatewayContainer(WSGIFunction.application)
        return [
            Route("/escape/([a-z_]+)", EscapeHandler.init),
            Route("/files/(.*)") { StaticFileHandler($0, root: staticPath, defaultFile: "index.html") },
            Route("/wsgi(?:/.*)?") { FallbackHandler($0, to: container) },
            Route("/host") { TagHandler($0, tag: "main host") },
        ]
    }

    /// Routes that exist to be reversed.
    private static var reversedRoutes: [Route] {
        [
            Route("/article/([0-9]+)", name: "article") { TagHandler($0, tag: "article") },
            Route("/user/([^/]+)/post/([^/]+)", name: "post") { TagHandler($0, tag: "post") },
            Route("/n/(?P<a>[^/]+)/(?P<b>[^/]+)", name: "named") { TagHandler($0, tag: "named") },
            Route("/dots/v1\\.0/([a-z]+)\\.json", name: "dots") { TagHandler($0, tag: "dots") },
            Route("/plain", name: "plain") { TagHandler($0, tag: "plain") },
            Route("/complicated/((?:a|b)+)", name: "complicated") { TagHandler($0, tag: "complicated") },
        ]
    }
}
