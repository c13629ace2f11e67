// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// A request came without an argument that the handler requires. Answered with 400.
public struct MissingArgumentError: HTTPErrorConvertible, Hashable {
    /// The name of the argument.
    public let argument: String

    /// Makes the error for an argument's name.
    public init(_ argument: String) {
        self.argument = argument
    }

    /// 400, with a log line that names the argument.
    public var httpError: HTTPError {
        HTTPError(.badRequest, logMessage: "Missing argument \(argument)")
    }
}
