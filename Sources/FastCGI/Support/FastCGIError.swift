// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What went wrong below HTTP: on a socket, in the protocol, or in a setting.
///
/// It reads as one line that names the thing it happened to: `bind unix:/run/blog.sock: permission denied`.
public struct FastCGIError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was being done, with its object, such as `bind 127.0.0.1:9000`.
    public let operation: String

    /// The kind of failure.
    public let code: Code

    /// What the code alone does not say, such as the name of the unknown user.
    public let detail: String?

    /// Makes an error; `detail` replaces the general text of `code` in the description.
    public init(operation: String, code: Code, detail: String? = nil) {
        self.operation = operation
        self.code = code
        self.detail = detail
    }

    /// `operation: explanation`, for a log or for standard error.
    public var description: String {
        "\(operation): \(detail ?? code.description)"
    }
}

extension FastCGIError {
    /// The failure of the system call that just returned.
    static func system(_ operation: String, errno code: Int32 = errno) -> FastCGIError {
        FastCGIError(operation: operation, code: Code(system: code))
    }
}
