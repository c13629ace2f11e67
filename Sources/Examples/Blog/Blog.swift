// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Funnel
import FunnelCommand

/// A blog: one author, entries with pictures, a feed, and a search. Its data is in one SQLite file.
///
///     swift run blog                                  # http://127.0.0.1:8888/
///     swift run blog --database /srv/blog/blog.sqlite
@main
struct Blog: ApplicationCommand {
    static let version = "1.0.0"

    @Option(help: "The database file. Pictures and the cookies' key are kept beside it.")
    var database = "blog.sqlite"

    @Option(help: "The key that cookies are signed with (default: one that is made at the first start).")
    var cookieSecret: String?

    @Option(help: "The folder with Views and Static (default: those that were built with the program).")
    var assets: String?

    @Flag(inversion: .prefixedNo, help: "Keep pages that were made for visitors until an entry changes.")
    var pageCache = true

    func makeApplication() throws -> some GatewayApplication {
        let site = Site(
            database: try BlogDatabase(path: database),
            images: try ImageFolder(path: database + "-images"),
            pages: PageCache(isEnabled: pageCache)
        )
        try site.database.addFirstEntries()
        let secret = try cookieSecret ?? SecretFile.contents(path: database + "-secret")
        return try site.application(secret: CookieSecret(secret), assets: Assets(folder: assets))
    }
}
