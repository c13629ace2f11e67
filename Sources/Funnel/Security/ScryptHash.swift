// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import COpenSSL

/// A hash made with scrypt (RFC 7914), and what it was made with.
struct ScryptHash {
    let cost: ScryptCost
    let salt: [UInt8]
    let hash: [UInt8]

    static let saltLength = 16
    static let hashLength = 32

    /// Hashes a password.
    init(password: String, salt: [UInt8], cost: ScryptCost) throws(CryptographyError) {
        self.cost = cost
        self.salt = salt
        hash = try Self.derive(Array(password.utf8), salt: salt, cost: cost)
    }

    /// Reads a hash in the PHC string format; nil for anything that is none, or whose cost is out of bounds.
    init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt", let cost = ScryptCost(parts[2]),
            let salt = Self.decoded(parts[3]), let hash = Self.decoded(parts[4]),
            (8...64).contains(salt.count), (16...64).contains(hash.count)
        else { return nil }
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    private static func derive(
        _ password: [UInt8],
        salt: [UInt8],
        cost: ScryptCost
    ) throws(CryptographyError) -> [UInt8] {
        var succeeded = false
        let key = [UInt8](unsafeUninitializedCapacity: hashLength) { buffer, initialized in
            succeeded = password.withUnsafeBufferPointer { password in
                password.withMemoryRebound(to: CChar.self) { characters in
                    EVP_PBE_scrypt(
                        characters.baseAddress,
                        characters.count,
                        salt,
                        salt.count,
                        cost.iterations,
                        cost.blockSize,
                        cost.parallelism,
                        ScryptCost.maximumMemory,
                        buffer.baseAddress,
                        hashLength
                    ) == 1
                }
            }
            initialized = succeeded ? hashLength : 0
        }
        guard succeeded else { throw CryptographyError(operation: "EVP_PBE_scrypt") }
        return key
    }

    private static func decoded(_ text: Substring) -> [UInt8]? {
        let padding = (4 - text.utf8.count % 4) % 4
        return Base64.decode(Array(text.utf8) + [UInt8](repeating: ASCII.equals, count: padding))
    }
}

extension ScryptHash: CustomStringConvertible {
    /// The hash in the PHC string format.
    var description: String { "$scrypt$\(cost)$\(Self.encoded(salt))$\(Self.encoded(hash))" }

    private static func encoded(_ bytes: [UInt8]) -> String {
        String(decoding: Base64.encode(bytes).filter { $0 != ASCII.equals }, as: UTF8.self)
    }
}
