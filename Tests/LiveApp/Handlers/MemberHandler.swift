// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Knows members by a signed cookie.
final class MemberHandler: RequestHandler, Authenticating {
    func currentUser() throws -> String? {
        try signedCookie("member")
    }

    /// Says who the member is.
    override func get() throws {
        write(try user.map { "member \($0)\n" } ?? "nobody\n")
    }

    /// Signs in whoever says so.
    override func post() throws {
        try setSignedCookie("member", try argument("name"))
    }
}
