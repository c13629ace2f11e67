// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// The applications, chosen by the host.
enum ReferenceApplication {
    /// Makes them.
    ///
    /// - Parameter root: The folder that has `static`.
    static func make(root: String) throws -> WholeBodies<HostRouter> {
        let settings = try ReferenceSettings(root: root)
        let router = try HostRouter(
            [
                VirtualHost(#"xsrf\.test"#, Application(xsrfRoutes, settings: settings.xsrf)),
                VirtualHost(#"xsrf1\.test"#, Application(xsrfRoutes, settings: settings.xsrf1)),
                VirtualHost(#"gzip\.test"#, Application(gzipRoutes, settings: settings.gzip)),
                VirtualHost(#"debug\.test"#, Application(debugRoutes, settings: settings.debug)),
                VirtualHost(#"custom404\.test"#, Application(custom404Routes, settings: settings.custom404)),
                VirtualHost(#"origin\.test"#, Application(originRoutes, settings: settings.origin)),
            ],
            otherwise: Application(mainRoutes(staticPath: settings.staticPath), hosts: hosts, settings: settings.main)
        )
        return WholeBodies(application: router)
    }

    private static let hosts = [
        HostGroup(
            #"vhost-a\.test"#,
            [
                Route("/host") { TagHandler($0, tag: "vhost a") },
                Route("/only-a") { TagHandler($0, tag: "only a") },
            ]
        ),
        HostGroup(#".*\.wild\.test"#, [Route("/host") { TagHandler($0, tag: "wild host") }]),
        HostGroup(#"(one|two)\.alt\.test"#, [Route("/host") { TagHandler($0, tag: "alt host") }]),
    ]

    private static let xsrfRoutes = [
        Route("/form", FormHandler.init),
        Route("/token", TokenHandler.init),
        Route("/exempt", ExemptHandler.init),
        Route("/stop", PrepareHandler.init),
    ]

    private static let gzipRoutes = [
        Route("/text", TextHandler.init),
        Route("/write/([a-z_]+)", WriteHandler.init),
        Route("/crash", CrashHandler.init),
        Route("/nocontent", NoContentHandler.init),
        Route("/json/([a-z]+)", JSONHandler.init),
        Route("/etag") { EtagHandler($0) },
    ]

    private static let debugRoutes = [
        Route("/crash", CrashHandler.init),
        Route("/httperror", HTTPErrorHandler.init),
        Route("/send_error", SendErrorHandler.init),
    ]

    private static let custom404Routes = [Route("/hello", HelloHandler.init)]

    private static let originRoutes = [Route("/form", FormHandler.init), Route("/exempt", ExemptHandler.init)]
}
