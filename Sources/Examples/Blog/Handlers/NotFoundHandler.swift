// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Answers for all addresses that have no page.
final class NotFoundHandler: BlogHandler {
    // There is nothing here that could be forged.
    override func checkXSRFCookie() throws {}

    override func prepare() throws {
        throw HTTPError(.notFound)
    }
}
