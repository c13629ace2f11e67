// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// An error that knows which answer it is.
///
/// Thrown from a handler it is treated as the ``HTTPError`` it converts to. Errors of other types are logged and
/// answered with 500.
///
///     extension StoryError: HTTPErrorConvertible {
///         var httpError: HTTPError { HTTPError(.conflict, logMessage: "\(self)") }
///     }
public protocol HTTPErrorConvertible: Error {
    /// The answer this error stands for.
    var httpError: HTTPError { get }
}

extension HTTPError: HTTPErrorConvertible {
    /// Itself.
    public var httpError: HTTPError { self }
}

extension GatewayInputError: HTTPErrorConvertible {
    /// 408 for a body that did not come in time, 400 for one that is not whole.
    public var httpError: HTTPError {
        HTTPError(self == .timedOut ? .requestTimeout : .badRequest, logMessage: description)
    }
}
