// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// When a browser sends a cookie with requests that another site caused.
public enum SameSite: String, Sendable, Hashable, CaseIterable {
    /// Never, not even for a link. Right for what changes things.
    case strict = "Strict"
    /// For links that the user follows, not for forms and images. What today's browsers do by themselves.
    case lax = "Lax"
    /// Always: `SameSite=None`, by a name that Swift does not take for no value at all. Browsers take such a cookie
    /// only with `secure`.
    case unrestricted = "None"
}
