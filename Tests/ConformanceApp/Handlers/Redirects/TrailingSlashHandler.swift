// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// `AddSlashHandler` of the reference application.
final class TrailingSlashHandler: RequestHandler {
    override func get() throws { try answer() }
    override func post() throws { try answer() }
    override func head() throws { try answer() }

    private func answer() throws {
        try require(.trailingSlash)
        write("with slash")
    }
}
