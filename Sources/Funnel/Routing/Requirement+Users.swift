// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

extension Requirement {
    /// The user has signed in; otherwise GET and HEAD are sent to the login page and the rest is 403, as
    /// ``Authenticating/requireUser()`` says. A handler that is not ``Authenticating`` has no users: 403, and a line
    /// in the log.
    public static let authenticated = Requirement { handler in
        guard let handler = handler as? any Authenticating else {
            let name = String(describing: type(of: handler))
            throw HTTPError(.forbidden, logMessage: "\(name) requires a user but is not Authenticating")
        }
        _ = try handler.requireUser()
    }
}
