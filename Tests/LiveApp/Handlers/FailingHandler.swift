// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Throws an error that nobody expects.
final class FailingHandler: RequestHandler {
    struct Failure: Error {}

    override func get() throws {
        throw Failure()
    }

    override func post() throws {
        throw Failure()
    }
}
