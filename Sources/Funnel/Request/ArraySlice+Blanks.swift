// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension ArraySlice<UInt8> {
    /// The bytes without the spaces and tabs around them (RFC 9110, section 5.5).
    var trimmingBlanks: ArraySlice<UInt8> {
        let start = drop(while: \.isBlank)
        guard let last = start.lastIndex(where: { !$0.isBlank }) else { return start }
        return start[...last]
    }
}

extension UInt8 {
    /// True for space and tab.
    var isBlank: Bool { self == ASCII.space || self == ASCII.tab }
}
