// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A handler that knows its users.
///
///     class SiteHandler: RequestHandler, Authenticating {
///         func currentUser() throws -> User? {
///             try signedCookie("user").flatMap { try database.user(named: $0) }
///         }
///     }
///
///     final class NoteHandler: SiteHandler {
///         override func post() throws {
///             let author = try requireUser()
///             …
///         }
///     }
public protocol Authenticating: RequestHandler {
    /// What stands for a user.
    associatedtype User

    /// Finds out who sent the request, nil for nobody. Tornado's `get_current_user`.
    ///
    /// ``user``, ``requireUser()``, ``Requirement/authenticated`` and the XSRF cookie ask once for a request and
    /// remember the answer; called by yourself it looks again.
    func currentUser() throws -> User?
}
