// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What web servers may want of a ``FastCGIServer`` (FastCGI specification, section 6). The third role of the
/// specification, the filter, is served by none of the web servers there are, and always refused.
public enum FastCGIServerRole: Sendable, Hashable {
    /// Answers requests.
    case responder
    /// Decides whether requests are allowed: see `Authorizer` of Funnel.
    case authorizer
}
