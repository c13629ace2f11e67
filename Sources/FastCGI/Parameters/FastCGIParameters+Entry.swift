// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension FastCGIParameters {
    /// Where one parameter stands in ``FastCGIParameters/storage``.
    public struct Entry: Sendable, Hashable {
        /// First byte of the name.
        public let nameOffset: UInt32
        /// Bytes of the name.
        public let nameCount: UInt32
        /// First byte of the value.
        public let valueOffset: UInt32
        /// Bytes of the value.
        public let valueCount: UInt32

        /// The indices of the name.
        public var name: Range<Int> { Int(nameOffset)..<Int(nameOffset) + Int(nameCount) }

        /// The indices of the value.
        public var value: Range<Int> { Int(valueOffset)..<Int(valueOffset) + Int(valueCount) }
    }
}
