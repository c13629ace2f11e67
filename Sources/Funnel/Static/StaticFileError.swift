// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// Why a file of a ``StaticFolder`` cannot be sent.
public struct StaticFileError: HTTPErrorConvertible, Hashable, CustomStringConvertible {
    /// What is wrong with a path.
    public enum Problem: Sendable, Hashable {
        /// There is a NUL in it. Answered with 400.
        case malformed
        /// It leads out of the folder, as it is written or by a symbolic link. Answered with 403.
        case outside
        /// There is nothing. Answered with 404.
        case missing
        /// It is a folder, a device, a pipe or a socket. Answered with 403.
        case notRegular
        /// The process may not read it. Answered with 403.
        case unreadable
        /// The folder itself cannot be opened, or, on Linux, there is no `/proc` to tell what was opened; the system's
        /// error number. Answered with 404.
        case noFolder(Int32)
        /// The system failed; its error number. Answered with 500.
        case system(Int32)
    }

    /// The path, below the folder; the folder's for ``Problem/noFolder(_:)``.
    public let path: String

    /// What is wrong with it.
    public let problem: Problem

    /// The path, and what is wrong.
    public var description: String {
        let path = path.logSafe
        return switch problem {
        case .malformed: "\(path) has a NUL in it"
        case .outside: "\(path) is not in root static directory"
        case .missing: "\(path) does not exist"
        case .notRegular: "\(path) is not a file"
        case .unreadable: "\(path) may not be read by this process"
        case .noFolder(let code):
            "the folder of static files \(path) cannot be opened (errno \(code)); on Linux that takes /proc too"
        case .system(let code): "\(path) cannot be opened (errno \(code))"
        }
    }

    /// 400, 403 or 404, with a log line unless the file is just missing; 500 if the system failed.
    public var httpError: HTTPError {
        switch problem {
        case .malformed: HTTPError(.badRequest, logMessage: description)
        case .outside, .notRegular, .unreadable: HTTPError(.forbidden, logMessage: description)
        case .missing: HTTPError(.notFound)
        case .noFolder: HTTPError(.notFound, logMessage: description)
        case .system: HTTPError(.internalServerError, logMessage: description)
        }
    }
}
