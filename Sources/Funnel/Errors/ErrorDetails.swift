// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// The page that shows an error to who writes the application.
///
/// A Swift error does not know where it was thrown, so unlike Tornado's page it has no traceback: it names the error's
/// type, what the error says, what it is made of, and the request.
enum ErrorDetails {
    static func page(_ status: HTTPResponse.Status, _ error: any Error, request: HTTPServerRequest) -> String {
        var lines = ["\(status.code): \(status.withReason.reasonPhrase)", ""]
        let name = String(reflecting: type(of: error))
        lines.append("\(name): \((error as? any HTTPErrorConvertible)?.httpError.description ?? "\(error)")")
        let contents = String(reflecting: error)
        if contents != "\(error)" { lines.append(contents) }
        lines += ["", request.description, ""]
        return lines.joined(separator: "\n")
    }
}
