// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

private import COpenSSL

/// The SHA-256 of bytes that come in pieces: quick also in debug builds, and not the library's own.
public final class ByteDigest {
    private let context: OpaquePointer

    /// Begins a digest.
    public init() throws {
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            throw TestFailure("EVP_DigestInit_ex")
        }
        self.context = context
    }

    deinit {
        EVP_MD_CTX_free(context)
    }

    /// Adds the next piece.
    public func add(_ bytes: [UInt8]) {
        EVP_DigestUpdate(context, bytes, bytes.count)
    }

    /// The digest of all pieces, in hexadecimal. Call it once.
    public func finish() -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        EVP_DigestFinal_ex(context, &digest, nil)
        return digest.hexadecimal
    }
}

extension Collection<UInt8> {
    /// Two digits for each byte.
    public var hexadecimal: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
