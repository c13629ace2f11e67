// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// A digest of bytes that come in pieces, such as a file's.
package final class StreamingDigest {
    private let algorithm: DigestAlgorithm
    private let context: OpaquePointer

    /// Begins a digest.
    package init(_ algorithm: DigestAlgorithm) throws(CryptographyError) {
        guard let context = EVP_MD_CTX_new() else { throw CryptographyError(operation: "EVP_MD_CTX_new") }
        self.algorithm = algorithm
        self.context = context
        try begin()
    }

    deinit {
        EVP_MD_CTX_free(context)
    }

    /// Adds the next piece.
    package func update(_ bytes: [UInt8]) throws(CryptographyError) {
        guard EVP_DigestUpdate(context, bytes, bytes.count) == 1 else {
            throw CryptographyError(operation: "EVP_DigestUpdate")
        }
    }

    /// The digest of all pieces; the next piece begins another one.
    package func finish() throws(CryptographyError) -> [UInt8] {
        let digest = try algorithm.output("EVP_DigestFinal_ex") { buffer, count in
            EVP_DigestFinal_ex(context, buffer, count) == 1
        }
        try begin()
        return digest
    }

    private func begin() throws(CryptographyError) {
        guard EVP_DigestInit_ex(context, algorithm.implementation, nil) == 1 else {
            throw CryptographyError(operation: "EVP_DigestInit_ex")
        }
    }
}
