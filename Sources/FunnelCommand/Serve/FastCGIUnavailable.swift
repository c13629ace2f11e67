// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The program was built without the FastCGI server: on a platform that has no epoll.
struct FastCGIUnavailable: Error, CustomStringConvertible {
    var description: String { "FastCGI is not available on this platform" }
}
