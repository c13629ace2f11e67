// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// The digests that cookies, tokens and entity tags are made with.
package enum DigestAlgorithm: Sendable {
    case sha1
    case sha256
    case sha512

    /// The length of a digest in bytes.
    var byteCount: Int {
        switch self {
        case .sha1: 20
        case .sha256: 32
        case .sha512: 64
        }
    }

    /// The digest of bytes that are all in memory.
    package func digest(_ bytes: [UInt8]) throws(CryptographyError) -> [UInt8] {
        try output("EVP_Digest") { buffer, count in
            EVP_Digest(bytes, bytes.count, buffer, count, implementation, nil) == 1
        }
    }

    /// The HMAC of bytes (RFC 2104).
    func authenticationCode(_ bytes: [UInt8], key: [UInt8]) throws(CryptographyError) -> [UInt8] {
        guard let keyCount = Int32(exactly: key.count) else { throw CryptographyError(operation: "HMAC") }
        return try output("HMAC") { buffer, count in
            HMAC(implementation, key, keyCount, bytes, bytes.count, buffer, count) != nil
        }
    }

    /// Runs a call that writes a digest and its length.
    func output(
        _ operation: String,
        _ call: (UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<UInt32>) -> Bool
    ) throws(CryptographyError) -> [UInt8] {
        var count: UInt32 = 0
        var succeeded = false
        let digest = [UInt8](unsafeUninitializedCapacity: Int(EVP_MAX_MD_SIZE)) { buffer, initialized in
            succeeded = call(buffer.baseAddress, &count)
            initialized = succeeded ? min(Int(count), buffer.count) : 0
        }
        guard succeeded, digest.count == byteCount else { throw CryptographyError(operation: operation) }
        return digest
    }

    var implementation: OpaquePointer? {
        switch self {
        case .sha1: Self.fetchedSHA1
        case .sha256: Self.fetchedSHA256
        case .sha512: Self.fetchedSHA512
        }
    }

    // Looked up once, because libcrypto otherwise searches for the algorithm at each digest. Safe for all threads: what
    // is looked up does not change, is counted atomically, and is never freed. Nil makes every use an error.
    private nonisolated(unsafe) static let fetchedSHA1 = EVP_MD_fetch(nil, "SHA1", nil)
    private nonisolated(unsafe) static let fetchedSHA256 = EVP_MD_fetch(nil, "SHA2-256", nil)
    private nonisolated(unsafe) static let fetchedSHA512 = EVP_MD_fetch(nil, "SHA2-512", nil)
}
