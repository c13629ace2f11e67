// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The bytes of a request's body were asked for, but they were used while they came and not kept. Uncaught, it is
/// logged and answered with 500.
public enum RequestBodyError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The body was a multipart form over ``Limits/maximumFileBytesInMemory``; what was in it is in
    /// ``HTTPServerRequest/bodyArguments`` and ``HTTPServerRequest/files``.
    case parsedAsForm
    /// The handler takes the body itself, with ``RequestHandler/dataReceived(_:)``.
    case streamed

    /// What the bytes were used for.
    public var description: String {
        switch self {
        case .parsedAsForm: "the body was a large form, parsed while it came: look in bodyArguments and files"
        case .streamed: "the body goes to dataReceived(_:) piece by piece and is not kept"
        }
    }
}
