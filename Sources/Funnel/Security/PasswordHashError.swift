// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A stored text is no hash of a password: it was cut, changed, or made by something else.
///
/// The text is not part of the error, because errors are logged.
public struct PasswordHashError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What a hash looks like.
    public var description: String { "not a password hash of the form $scrypt$ln=15,r=8,p=1$salt$hash" }
}
