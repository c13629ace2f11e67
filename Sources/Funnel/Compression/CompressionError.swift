// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// zlib refused a call: it is out of memory. A streamed response ends there; one in memory is sent as it is.
public struct CompressionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What zlib's call returned, such as -4 for a lack of memory.
    public let code: Int32

    /// Which code it was.
    public var description: String { "zlib failed with code \(code)" }
}
