// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// How long the reference application's signed cookies are good for, in days.
let hundredYears: Double = 36_500

/// Knows its users by a signed cookie: `AuthBase` of the reference application.
class ReferenceUserHandler: RequestHandler, Authenticating {
    func currentUser() throws -> String? {
        guard let user = try signedCookieBytes("user", maxAgeDays: hundredYears), !user.isEmpty else { return nil }
        guard let name = String(validating: user, as: UTF8.self) else { throw ReferenceFailure("the user is no UTF-8") }
        return name
    }
}
