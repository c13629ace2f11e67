// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelCommand

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The application of the live tests: one page for each thing that a test asks for.
@main
struct LiveApp: ApplicationCommand {
    @Option(help: "Why the application cannot be made.") var failure: String?

    @Option(help: "A key of signed cookies: VERSION=SECRET for one of several, SECRET for the only one.")
    var key: [String] = []

    @Option(help: "The version of the key to sign with.")
    var currentKey: Int?

    @Option(help: "The format of XSRF tokens, 1 or 2.")
    var xsrfVersion = 2

    @Flag(help: "Be an authorizer.")
    var authorizer = false

    @Option(help: "The prefix that the application is mounted under (environment: LIVE_APP_MOUNT, which is for CGI).")
    var mount = ProcessInfo.processInfo.environment["LIVE_APP_MOUNT"] ?? ""

    @Flag(help: "Show errors to clients.")
    var debug = false

    func makeApplication() throws -> some GatewayApplication {
        if let failure { throw StartFailure(description: failure) }
        let log = RequestLog()
        var settings = Settings()
        settings.debug = debug
        settings.cookieSecret = try cookieSecret
        settings.xsrfCookieVersion = XSRFCookieVersion(rawValue: xsrfVersion) ?? .v2
        // What a server or a test passes may break the rules about variables; nothing else may break any.
        let pages = try Application(Self.routes(log), settings: settings)
        let authorizes = authorizer
        let served = GatewayFunction {
            try authorizes ? MembersOnly.authorizer.respond(to: $0) : pages.respond(to: $0)
        }
        let validated = GatewayValidator(served) { violation in
            if !violation.rule.isAboutVariables { throw violation }
        }
        let recording = RecordingApplication(application: BreakingApplication(application: validated), log: log)
        // Even an empty prefix would change the variables.
        let unmounted = MiddlewareFunction { environment, next in try next.respond(to: environment) }
        return recording.behind(mount.isEmpty ? unmounted : MountPrefix(mount))
    }

    private var cookieSecret: CookieSecret? {
        get throws {
            let parts = key.map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
            guard let first = parts.first else { return nil }
            if first.count == 1 { return try CookieSecret(first[0]) }
            let keys = parts.compactMap { part in Int(part[0]).map { ($0, part[1]) } }
            return try CookieSecret(keys: Dictionary(uniqueKeysWithValues: keys), current: currentKey)
        }
    }

    private static func routes(_ log: RequestLog) -> [Route] {
        [
            Route("/", HomeHandler.init),
            Route("/accelerated/(.*)") {
                StaticFileHandler($0, root: "protected", accelRedirectPrefix: "/protected/")
            },
            Route("/arguments", ArgumentsHandler.init),
            Route("/download", DownloadHandler.init),
            Route("/echo", EchoHandler.init),
            Route("/error", FailingHandler.init),
            Route("/fields", FieldsHandler.init),
            Route("/files/(.*)") { StaticFileHandler($0, root: "protected") },
            Route("/held", HeldHandler.init),
            Route("/member", MemberHandler.init),
            Route("/path/(.*)", PathHandler.init),
            Route("/pattern", PatternHandler.init),
            Route("/process", ProcessHandler.init),
            Route("/redirect", RedirectHandler.init),
            Route("/requests") { RequestsHandler($0, log: log) },
            Route("/seen.*", SeenHandler.init),
            Route("/signed", SignedCookieHandler.init),
            Route("/slow", SlowHandler.init),
            Route("/trap/([a-zA-Z]+)", TrapHandler.init),
            Route("/unauthorized", UnauthorizedHandler.init),
            Route("/unread", UnreadHandler.init),
            Route("/upload", UploadHandler.init),
            Route("/variables.*", VariablesHandler.init),
            Route("/xsrf", XSRFHandler.init),
        ]
    }
}
