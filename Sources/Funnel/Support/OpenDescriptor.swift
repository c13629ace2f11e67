// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// A descriptor that is closed when nobody refers to it any more.
final class OpenDescriptor: Sendable {
    let descriptor: Int32

    /// Takes over an open descriptor.
    init(taking descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit { _ = close(descriptor) }

    /// Opens a file for reading, without waiting for anything.
    ///
    /// - Parameters:
    ///   - opened: The path to open.
    ///   - path: The path that an error names. Default: the same.
    convenience init(path opened: String, reported path: String? = nil) throws(GatewayFileError) {
        // Without O_NONBLOCK, opening a pipe would wait for somebody who writes to it.
        let descriptor = open(opened, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw GatewayFileError(path: path ?? opened, problem: .system(errno)) }
        self.init(taking: descriptor)
    }

    /// What is known about the file, which must be a regular one.
    func regularStatus(path: String) throws(GatewayFileError) -> FileStatus {
        guard let status = FileStatus(descriptor) else { throw GatewayFileError(path: path, problem: .system(errno)) }
        guard status.kind == .regular else { throw GatewayFileError(path: path, problem: .notRegular) }
        return status
    }

    /// Reads as `pread` does: how many bytes, 0 at the end of the file, less than 0 for an error, which is in `errno`.
    func read(into buffer: UnsafeMutableBufferPointer<UInt8>, at position: Int) -> Int {
        retryingInterruptions { pread(descriptor, buffer.baseAddress, buffer.count, off_t(position)) }
    }
}
