// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

final class LogoutHandler: ReferenceUserHandler {
    override func post() throws {
        try clearCookie("user")
        try redirect(to: "/login")
    }
}
