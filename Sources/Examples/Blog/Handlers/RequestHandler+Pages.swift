// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// What the blog's pages and its files have in common.
extension RequestHandler {
    /// Forbids browsers what this site never does.
    func setSecurityHeaders() throws {
        let policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'"
        try setHeader("Content-Security-Policy", policy + "; frame-ancestors 'none'")
        try setHeader("X-Content-Type-Options", "nosniff")
        try setHeader("Referrer-Policy", "same-origin")
    }

    /// Writes the page of an error. It needs nothing from the database, which may be what is broken.
    func writeErrorPage(_ status: HTTPResponse.Status) throws {
        let data: [String: Any?] = [
            "title": status.reasonPhrase, "code": status.code, "advice": Self.advice(status), "current_user": nil,
            "is_error": true,
        ]
        write(try renderString("error", data))
    }

    private static func advice(_ status: HTTPResponse.Status) -> String {
        switch status.code {
        case 400: "The address or the form has something in it that makes no sense here. Check the address."
        case 403:
            "This is not for everybody. If you have sent a form, it had expired: go back, reload it, and send it again."
        case 404: "There is nothing at this address. It may be in the archive, or the search may find it."
        case 405: "This address does not take that kind of request."
        case 413: "That was more than fits here. Go back: what you wrote is still in the form. Then make it shorter."
        case 503: "The blog cannot get at its data at the moment. Try again in a few minutes; nothing is lost."
        default: "Something went wrong on the server, and the log says what. Try again in a few minutes."
        }
    }
}
