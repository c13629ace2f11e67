// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// A handler that runs a test's closure, and knows its users by a cookie.
final class PageHandler: RequestHandler, Authenticating {
    typealias Body = @Sendable (PageHandler) throws -> Void

    private let body: Body
    var lookups = 0

    init(_ context: HandlerContext, _ body: @escaping Body) {
        self.body = body
        super.init(context)
    }

    func currentUser() throws -> [String: String]? {
        lookups += 1
        if cookie("user") == "broken" { throw LookupFailure() }
        return cookie("user").map { ["name": $0] }
    }

    override func templateNamespace() throws -> [String: Any] {
        try super.templateNamespace().merging(["site": "The <Daily> Funnel"]) { $1 }
    }

    override func get() throws { try body(self) }

    struct LookupFailure: Error {}

    /// What the body's response is with a folder of templates.
    static func answer(
        _ files: [String: String],
        target: String = "/",
        cookie: String? = nil,
        _ body: @escaping Body
    ) throws -> Answer {
        var settings = Settings()
        settings.templates = try Templates(files).load()
        return try Answer(settings: settings, target: target, cookie.map { ["HTTP_COOKIE": $0] } ?? [:]) {
            PageHandler($0, body)
        }
    }
}
