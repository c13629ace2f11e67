// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Forgets who the author is, in this browser.
final class SignOutHandler: BlogHandler {
    override func post() throws {
        try clearCookie("author")
        try redirect(to: "/", status: .seeOther)
    }
}
