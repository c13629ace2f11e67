// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

/// An error page that fails itself.
final class BrokenErrorHandler: RequestHandler {
    override func writeError(_ status: HTTPResponse.Status, error: (any Error)?) throws {
        try setHeader("X-Partial", "1")
        throw ReferenceFailure("error while writing the error")
    }

    override func get() throws {
        throw HTTPError(.forbidden)
    }
}
