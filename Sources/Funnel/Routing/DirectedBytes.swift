// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Bytes read from one end: a path from its beginning, or what is left of it from its end.
struct DirectedBytes {
    private let bytes: [UInt8]
    private let first: Int
    private let step: Int

    /// How many bytes there are to read.
    let count: Int

    /// Reads all bytes from the beginning on.
    init(forward bytes: [UInt8]) {
        self.bytes = bytes
        first = 0
        step = 1
        count = bytes.count
    }

    /// Reads from the end back, leaving out a number of bytes at the beginning.
    init(backward bytes: [UInt8], after excluded: Int) {
        self.bytes = bytes
        first = bytes.count - 1
        step = -1
        count = bytes.count - excluded
    }

    /// The byte at a distance from the end where reading begins.
    subscript(offset: Int) -> UInt8 {
        bytes[first + step * offset]
    }
}
