// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A line could not be read from a stream of requests.
enum RequestLineError: Error {
    /// It is longer than it may be.
    case tooLong
    /// The stream ends in the middle of it.
    case unfinished
}
