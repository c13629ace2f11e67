// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// A page for those who have signed in.
final class PrivateHandler: ReferenceUserHandler {
    private let ownLoginURL: String?

    init(_ context: HandlerContext, loginURL: String? = nil) {
        ownLoginURL = loginURL
        super.init(context)
    }

    override var loginURL: String {
        get throws { try ownLoginURL ?? super.loginURL }
    }

    override func get() throws { try answer() }
    override func head() throws { try answer() }
    override func post() throws { try answer() }
    override func put() throws { try answer() }

    private func answer() throws {
        write("private for \(try requireUser())")
    }
}
