// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Why an ``Authorizer`` has no decision. The request is then answered with 500, and not allowed.
public enum AuthorizationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// It was asked to answer a request, not to authorize one.
    case otherRole
    /// A variable's name is not of letters, digits and underscores, or its value cannot be sent as that of a header
    /// field.
    case variable(String)

    /// What is wrong, and what to do about it.
    public var description: String {
        switch self {
        case .otherRole: "an authorizer answers no requests: serve it with the role authorizer"
        case .variable(let name): "the variable \(name.logSafe) cannot be handed to the web server"
        }
    }
}
