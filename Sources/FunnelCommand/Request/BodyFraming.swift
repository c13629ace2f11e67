// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// How the end of a request's body is found (RFC 9112, section 6.3).
enum BodyFraming: Sendable, Hashable {
    /// After so many bytes; 0 without a body.
    case length(Int)
    /// After the last chunk.
    case chunked
}
