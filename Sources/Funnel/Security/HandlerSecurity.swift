// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What a handler remembers about cookies, token and user while it answers one request.
struct HandlerSecurity {
    /// A user that was looked for, and perhaps found.
    struct LookedUpUser {
        let user: Any?
    }

    var outgoingCookies = OutgoingCookies()
    /// The token that the request's cookie or, for lack of one, this response hands out.
    var xsrfToken: XSRFToken?
    /// The text of the token in this response.
    var xsrfTokenText: String?
    var lookedUpUser: LookedUpUser?
}
