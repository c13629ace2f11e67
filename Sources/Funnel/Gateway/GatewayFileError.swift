// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// A file that should be sent cannot be.
public struct GatewayFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong with a file.
    public enum Problem: Sendable, Hashable {
        /// It is a folder, a device or a pipe.
        case notRegular
        /// It is shorter than the part to be sent, or has become so.
        case tooShort
        /// The system refused; the error number, such as 2 for no such file and 13 for no permission.
        case system(Int32)
    }

    /// The file's path.
    public let path: String

    /// What is wrong with it.
    public let problem: Problem

    /// The path, and what is wrong.
    public var description: String {
        let reason =
            switch problem {
            case .notRegular: "not a regular file"
            case .tooShort: "shorter than the part to be sent"
            case .system(let code): "\(String(cString: strerror(code))) (errno \(code))"
            }
        return "cannot send \(path.logSafe): \(reason)"
    }
}
