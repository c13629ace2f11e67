// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Values that come back from a client as they were, or not at all. Tornado's `create_signed_value` and
/// `decode_signed_value`, byte for byte: values signed by the one are read by the other.
///
/// A signed value is readable by everybody; it only cannot be changed, given to another name, or kept for longer
/// than it is good for. Handlers sign cookies with `setSignedCookie`; these functions are for other
/// values, such as the confirmation link in a mail.
public enum SignedValue {
    /// The formats of signed values.
    public enum Version: Int, Sendable, Hashable, CaseIterable, Comparable {
        /// HMAC with SHA-1 over name, value and time without a delimiter between them: for reading what programs
        /// before Tornado 3.2.1 signed. It cannot name one of several keys.
        case v1 = 1
        /// HMAC with SHA-256 over fields with their lengths. The default everywhere.
        case v2 = 2

        /// The older one is less.
        public static func < (left: Version, right: Version) -> Bool { left.rawValue < right.rawValue }
    }

    /// Signs text, as UTF-8.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - name: What the value is for; it is read back under this name only. ASCII: Tornado's format counts
    ///     characters where it reads bytes, so no program can read a value of version 2 with another name.
    ///   - secret: The key.
    ///   - version: The format. Default: ``Version/v2``.
    ///   - keyVersion: Which of several keys to sign with. Default: the current one; with a single key 0.
    ///   - now: The time, in seconds since 1970, UTC; fractions are dropped.
    /// - Throws: ``SignedValueError`` if the secret has no such key, or if the time is not a number;
    ///   ``CryptographyError`` if libcrypto fails.
    public static func create(
        _ value: String,
        name: String,
        secret: CookieSecret,
        version: Version = .v2,
        keyVersion: Int? = nil,
        now: Double
    ) throws -> String {
        let value = Array(value.utf8)
        return try create(value, name: name, secret: secret, version: version, keyVersion: keyVersion, now: now)
    }

    /// Signs bytes.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - name: What the value is for; it is read back under this name only. ASCII, as for text.
    ///   - secret: The key.
    ///   - version: The format. Default: ``Version/v2``.
    ///   - keyVersion: Which of several keys to sign with. Default: the current one; with a single key 0.
    ///   - now: The time, in seconds since 1970, UTC; fractions are dropped.
    /// - Throws: ``SignedValueError`` if the secret has no such key, or if the time is not a number;
    ///   ``CryptographyError`` if libcrypto fails.
    public static func create(
        _ value: [UInt8],
        name: String,
        secret: CookieSecret,
        version: Version = .v2,
        keyVersion: Int? = nil,
        now: Double
    ) throws -> String {
        guard let time = Int(exactly: now.rounded(.towardZero)) else { throw SignedValueError.invalidTime }
        let signed =
            switch version {
            case .v1: try signedV1(Base64.encode(value), name: name, secret: secret, time: time)
            case .v2: try signedV2(Base64.encode(value), name: name, secret: secret, key: keyVersion, time: time)
            }
        return String(decoding: signed, as: UTF8.self)
    }

    /// Reads a signed value.
    ///
    /// Where Tornado is lenient this is strict: numbers are digits only, base 64 has exactly one way to be written,
    /// and a value of version 1 is nothing (not an exception) to a secret of several keys.
    ///
    /// - Parameters:
    ///   - signed: The signed value, from wherever; nothing about it is trusted.
    ///   - name: The name it was signed for.
    ///   - secret: The key.
    ///   - maxAgeDays: How old it may be, in days. Default: 31. A value of version 1 must also not be from more than
    ///     31 days in the future; one of version 2 may be.
    ///   - minimumVersion: The oldest format to read. Default: ``Version/v1``.
    ///   - now: The time, in seconds since 1970, UTC.
    /// - Returns: The value; nil if it was not signed with this secret for this name, or too long ago.
    /// - Throws: ``CryptographyError`` if libcrypto fails.
    public static func decode(
        _ signed: String,
        name: String,
        secret: CookieSecret,
        maxAgeDays: Double = 31,
        minimumVersion: Version = .v1,
        now: Double
    ) throws -> [UInt8]? {
        let bytes = Array(signed.utf8)
        let oldest = now - maxAgeDays * WallClock.secondsPerDay
        switch SignedValueFormat.version(of: bytes) {
        case 1:
            guard minimumVersion <= .v1 else { return nil }
            return try decodedV1(bytes, name: name, secret: secret, oldest: oldest, latest: now + futureLimit)
        case 2: return try decodedV2(bytes, name: name, secret: secret, oldest: oldest)
        default: return nil
        }
    }

    /// The version of the key that a value says it was signed with. Nothing is checked: it may be a lie.
    ///
    /// - Returns: The version; nil for a value of version 1 and for one that is malformed.
    public static func keyVersion(of signed: String) -> Int? {
        let bytes = Array(signed.utf8)
        guard SignedValueFormat.version(of: bytes) >= 2 else { return nil }
        return SignedValueFormat(bytes)?.keyVersion
    }

    /// How far a version 1 time may lie ahead: digits moved from the value into the time make it large.
    private static let futureLimit = 31 * WallClock.secondsPerDay
}
