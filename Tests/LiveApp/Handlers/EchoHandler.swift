// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Answers with the request's body.
final class EchoHandler: RequestHandler {
    override func post() throws {
        write(try request.body)
    }
}
