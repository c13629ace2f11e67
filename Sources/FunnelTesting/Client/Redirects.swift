// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What a client does with an answer that sends it elsewhere.
public enum Redirects: Sendable, Hashable {
    /// Returns it.
    case nothing
    /// Goes there, at most ten times, as a browser does: after 303, and with POST after 301 and 302, with a GET; otherwise
    /// with the same method and body.
    case redirects
}
