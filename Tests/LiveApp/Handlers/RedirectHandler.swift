// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Sends the client home without a look at the request's body.
final class RedirectHandler: RequestHandler {
    override func post() throws {
        try redirect(to: "/")
    }
}
