// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// The style sheet, and the pictures of entries.
final class FileHandler: StaticFileHandler {
    private let site: Site
    private let changes: Bool

    /// - Parameter changes: False if the file of a name is always the same, so that browsers may keep it for good.
    init(_ context: HandlerContext, site: Site, root: String, changes: Bool = true) {
        self.site = site
        self.changes = changes
        super.init(context, root: root)
    }

    override func setDefaultHeaders() throws {
        try setSecurityHeaders()
    }

    override func cacheTime(of file: StaticFile, contentType: String) throws -> Int {
        changes ? try super.cacheTime(of: file, contentType: contentType) : 31_536_000
    }

    override func templateNamespace() throws -> [String: Any] {
        try super.templateNamespace().merging(["site": site.name]) { $1 }
    }

    override func writeError(_ status: HTTPResponse.Status, error: (any Error)?) throws {
        try writeErrorPage(status)
    }
}
