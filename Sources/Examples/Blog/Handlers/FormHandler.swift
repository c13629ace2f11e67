// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import GRDB

/// A page with a form. Whatever goes wrong when it is sent, what was typed comes back.
///
/// Subclasses override ``showForm(problem:)`` and ``submit()``.
class FormHandler: BlogHandler {
    private var hasExpired = false

    /// Shows the form, filled in with what was sent.
    ///
    /// - Parameter problem: Why it is shown again, nil for the first time.
    func showForm(problem: String?) throws {}

    /// Does what the form is for. It is called only for forms that this site showed to this browser.
    ///
    /// - Throws: ``Problem`` to show the form again.
    func submit() throws {}

    /// A form that lacks the right token is not refused with an error page, but shown again.
    final override func checkXSRFCookie() throws {
        do {
            try super.checkXSRFCookie()
        } catch is XSRFError {
            hasExpired = true
        }
    }

    override func get() throws {
        try showForm(problem: nil)
    }

    final override func post() throws {
        do {
            if hasExpired { throw Problem(.forbidden, "The form had expired. Look it through and send it once more.") }
            try submit()
        } catch let problem as Problem {
            setStatus(problem.status)
            try showForm(problem: problem.advice)
        } catch let error as DatabaseError {
            logError(error)
            setStatus(.serviceUnavailable)
            try showForm(problem: error.advice)
        }
    }

    /// Remembers who the author is, and goes to a page.
    func signIn(_ author: Author, next: String) throws {
        let isSecure = request.scheme == "https"
        try setSignedCookie("author", "\(author.id ?? 0)", httpOnly: true, secure: isSecure, sameSite: .lax)
        try redirect(to: next, status: .seeOther)
    }
}
