// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Answers with what the request is made of: where path, scheme, host and address came from, and what the web server's
/// configuration lacks.
///
///     Route("/-/request", requires: [.authenticated], ExplainHandler.init)
///
/// It shows the site's inner addresses and paths, so mount it for the people who run the site, and for nobody else: on
/// a route with requirements, or only while the site is set up. Cookies and passwords are not shown. `serve --explain`
/// answers every request this way without a change to the application.
open class ExplainHandler: RequestHandler {
    /// Answers with the text of a ``RequestExplanation``.
    open override func get() throws {
        try setHeader("Content-Type", "text/plain; charset=UTF-8")
        try setHeader("Cache-Control", "no-store")
        try setHeader("X-Content-Type-Options", "nosniff")
        write(RequestExplanation(request.environment.variables).text)
    }

    /// As for GET: a form's request has variables that GET has not.
    open override func post() throws {
        try get()
    }
}
