// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A backtrace as Swift's `Runtime` module saves it: a map of the loaded images, and a list of addresses in the Compact
/// Backtrace Format of the Swift project (docs/CompactBacktraceFormat.md), in base64.
struct SavedTrace: Codable {
    var architecture: String
    var backtrace: String
    var imageMap: String

    /// Such a list, before base64, in version 0 of the format, with all addresses in full.
    static func compact(_ addresses: [StackAddress]) -> [UInt8] {
        // Version 0, 64 bits.
        var bytes: [UInt8] = [0x02]
        for address in addresses {
            // A return address or a program counter; absolute, eight bytes follow, the highest first.
            bytes.append(address.isReturn ? 0x2F : 0x1F)
            for shift in stride(from: 56, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: UInt64(address.value) >> UInt64(shift)))
            }
        }
        bytes.append(0x00)
        return bytes
    }
}
