// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What the web server wants from the application (FastCGI specification, section 6).
public enum FastCGIRole: Sendable, Hashable {
    /// Answers a request: what everybody means by FastCGI.
    case responder
    /// Decides whether a request is allowed. It has parameters and no body.
    case authorizer
    /// Answers with a processed version of a file that the web server sends.
    case filter

    init?(_ number: UInt16) {
        switch number {
        case 1: self = .responder
        case 2: self = .authorizer
        case 3: self = .filter
        default: return nil
        }
    }
}
