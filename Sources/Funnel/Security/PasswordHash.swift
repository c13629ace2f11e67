// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What is stored of a password: a scrypt hash (RFC 7914), with its salt and parameters beside it.
///
///     let hash = try PasswordHash.make(password)                          // when it is chosen: store this
///     guard try PasswordHash.verify(password, hash: author?.password)     // when it is asked for
///     else { … }
///
/// Each call takes 32 MiB of memory and some 50 to 100 ms of one processor, which is what makes guessing expensive: limit
/// how often one client may try. The text is in the form of the PHC string format,
/// `$scrypt$ln=15,r=8,p=1$<salt>$<hash>` with base 64 without padding, about 90 characters of ASCII.
public enum PasswordHash {
    /// Hashes a password with a fresh salt.
    ///
    /// - Parameter password: The password; its UTF-8 counts, so that `é` typed as one character and as two are different.
    ///   Limit its length before: it is read whole.
    /// - Returns: The text to store.
    /// - Throws: ``CryptographyError`` if libcrypto refuses, for lack of memory for one.
    public static func make(_ password: String) throws(CryptographyError) -> String {
        let salt = try SecureBytes.random(count: ScryptHash.saltLength)
        return try ScryptHash(password: password, salt: salt, cost: .standard).description
    }

    /// Checks a password.
    ///
    /// How long it takes tells nothing about the password, nor whether there is a hash at all: give nil for a user who
    /// does not exist, and the same work is done for nothing.
    ///
    /// - Parameters:
    ///   - password: The password to check.
    ///   - hash: What ``make(_:)`` returned, with these or earlier parameters; nil if nobody has that name.
    /// - Returns: True if it is the password that was hashed; always false for nil.
    /// - Throws: ``PasswordHashError`` for a text that is no such hash; ``CryptographyError`` if libcrypto refuses.
    public static func verify(_ password: String, hash: String?) throws -> Bool {
        guard let hash else {
            _ = try make(password)
            return false
        }
        guard let stored = ScryptHash(hash) else { throw PasswordHashError() }
        let offered = try ScryptHash(password: password, salt: stored.salt, cost: stored.cost)
        return SecureBytes.areEqual(offered.hash, stored.hash)
    }

    /// True if a hash was made with other parameters than ``make(_:)`` takes today: make it anew at the next sign-in,
    /// when the password is known.
    ///
    /// - Throws: ``PasswordHashError`` for a text that is no such hash.
    public static func isOutdated(_ hash: String) throws(PasswordHashError) -> Bool {
        guard let stored = ScryptHash(hash) else { throw PasswordHashError() }
        return stored.cost != .standard
    }
}
