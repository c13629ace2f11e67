// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// Files that nobody but the program's user may read, from the first moment.
enum PrivateFile {
    /// Makes an empty file; nil if there is one already, or none can be made. Of two programs that start at once, only
    /// one makes it.
    static func make(path: String) -> FileHandle? {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        return descriptor < 0 ? nil : FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }
}
