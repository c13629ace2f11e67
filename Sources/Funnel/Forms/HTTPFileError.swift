// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// An uploaded file could not be kept, read or moved: the disk is full, a folder may not be written to.
///
/// Not caught, it is logged with the path and answered with 500.
public struct HTTPFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was tried.
    public enum Operation: String, Sendable {
        /// Making a temporary file.
        case create
        /// Writing to it, or to the file that one is moved to.
        case write
        /// Reading it, also after the request has ended.
        case read
        /// Moving it.
        case move
    }

    /// What was tried.
    public let operation: Operation

    /// The path it was tried on; for a temporary file, which has no name, its folder.
    public let path: String

    /// The error number of the system, such as 28 for a full disk.
    public let code: Int32

    init(_ operation: Operation, _ path: String, code: Int32 = errno) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    /// What was tried, on which path, and what the system said.
    public var description: String {
        let subject =
            switch operation {
            case .create: "cannot make a temporary file in"
            case .write: "cannot write a file in"
            case .read: "cannot read a temporary file in"
            case .move: "cannot move a file to"
            }
        return "\(subject) \(path.logSafe): \(String(cString: strerror(code))) (errno \(code))"
    }
}
