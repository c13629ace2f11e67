// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// How much work a scrypt hash is (RFC 7914, section 2).
struct ScryptCost: Equatable {
    /// The logarithm to base 2 of the number of iterations, N.
    let logarithm: Int
    /// The size of a block, r.
    let blockSize: UInt64
    /// How often it is done, p.
    let parallelism: UInt64

    /// 32 MiB for each hash: what a server can afford that may hash on several threads at a time.
    static let standard = ScryptCost(logarithm: 15, blockSize: 8, parallelism: 1)

    /// The most memory that a hash may take, in bytes. A little more than 256 MiB, since libcrypto counts its own blocks.
    static let maximumMemory: UInt64 = 272 << 20

    /// The number of iterations, N.
    var iterations: UInt64 { 1 << UInt64(logarithm) }

    private init(logarithm: Int, blockSize: UInt64, parallelism: UInt64) {
        self.logarithm = logarithm
        self.blockSize = blockSize
        self.parallelism = parallelism
    }

    /// Reads `ln=15,r=8,p=1`; nil for anything else, and for what would take more than 256 MiB.
    init?(_ text: Substring) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 3, let logarithm = Self.number(parts[0], "ln="),
            let blockSize = Self.number(parts[1], "r="), let parallelism = Self.number(parts[2], "p="),
            (1...18).contains(logarithm), (1...32).contains(blockSize), (1...16).contains(parallelism),
            128 * blockSize << logarithm <= 256 << 20
        else { return nil }
        self.init(logarithm: Int(logarithm), blockSize: blockSize, parallelism: parallelism)
    }

    private static func number(_ text: Substring, _ name: String) -> UInt64? {
        guard text.hasPrefix(name) else { return nil }
        let digits = text.dropFirst(name.count)
        guard (1...2).contains(digits.utf8.count), digits.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
        return UInt64(digits)
    }
}

extension ScryptCost: CustomStringConvertible {
    /// The parameters as the PHC string format has them.
    var description: String { "ln=\(logarithm),r=\(blockSize),p=\(parallelism)" }
}
