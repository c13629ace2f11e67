// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Answers without a look at the request's body.
final class UnreadHandler: RequestHandler {
    override func post() {
        write("unread\n")
    }
}
