// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import CTrap

/// The place of an address in the file that it was loaded from. The address differs from process to process; this can be
/// looked up later: `addr2line -fe application 0x4f21`.
package enum CodePlace {
    /// Such as `application+0x4f21`; the address alone if it is from no file that was loaded when the first worker began.
    package static func text(of address: UInt) -> String {
        var offset = address
        guard let image = ctrap_image(&offset) else { return "0x" + String(address, radix: 16) }
        return String(cString: image) + "+0x" + String(offset, radix: 16)
    }
}
