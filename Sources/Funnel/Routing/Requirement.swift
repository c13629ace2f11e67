// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Something that must hold for a request to be answered. Tornado's decorators `authenticated`, `addslash` and
/// `removeslash`.
///
/// One value, three places:
///
///     final class NoteHandler: SiteHandler {
///         // 1. one method, where Tornado has the decorator: after prepare()
///         override func post() throws { try require(.authenticated); … }
///         // 2. the whole handler
///         override func prepare() throws { try require(.authenticated) }
///     }
///     // 3. the route: after the check against forgery, before prepare()
///     Route("/about/?", requires: [.trailingSlash], AboutHandler.init)
///
/// An application adds its own:
///
///     extension Requirement {
///         static let adminOnly = Requirement { handler in
///             guard let handler = handler as? SiteHandler, try handler.requireUser().isAdmin else {
///                 throw HTTPError(.forbidden)
///             }
///         }
///     }
public struct Requirement: Sendable {
    let check: @Sendable (RequestHandler) throws -> Void

    /// Makes a requirement.
    ///
    /// - Parameter check: Returns if the requirement is met. Otherwise it throws: ``HTTPError`` for an error page, or
    ///   ``Finish`` once it has answered.
    public init(_ check: @escaping @Sendable (RequestHandler) throws -> Void) {
        self.check = check
    }
}
