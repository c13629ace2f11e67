// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What has become of a request's body.
enum RequestBody {
    /// Nothing has been read.
    case unread
    /// It is in memory.
    case bytes([UInt8])
    /// It was used while it was read.
    case used(RequestBodyError)
    /// It could not be read to its end, or not be parsed.
    case failed(any Error)
}
