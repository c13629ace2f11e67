// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// Random bytes that nobody can guess, and a comparison that nobody can time.
enum SecureBytes {
    /// Random bytes from libcrypto's generator, which the operating system seeds.
    static func random(count: Int) throws(CryptographyError) -> [UInt8] {
        var succeeded = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            guard let length = Int32(exactly: buffer.count) else { return }
            succeeded = RAND_bytes(buffer.baseAddress, length) == 1
            initialized = succeeded ? count : 0
        }
        guard succeeded, bytes.count == count else { throw CryptographyError(operation: "RAND_bytes") }
        return bytes
    }

    /// True for equal bytes. How long it takes tells about the lengths, never about the bytes.
    static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
    }
}
