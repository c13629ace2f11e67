// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

/// Answers what no route matches: `DefaultHandler` of the reference application.
final class NothingHereHandler: RequestHandler {
    private let message: String

    init(_ context: HandlerContext, message: String) {
        self.message = message
        super.init(context)
    }

    override func prepare() throws {
        setStatus(.notFound)
        try write(json: ["not_found": .string(message)] as JSONValue)
        try finish()
    }
}
