// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// The page that shows an error to who writes the application.
///
/// A Swift error does not know where it was thrown, so unlike Tornado's page it has no traceback: it names the error's
/// type, what the error says, what it is made of, and the request.
enum ErrorDetails {
    /// The page for ``Settings/serveErrorDetails``.
    static func page(_ status: HTTPResponse.Status, _ error: any Error, request: HTTPServerRequest) -> String {
        text(title(status), description(error), [request.description])
    }

    /// The page for ``Settings/debug``: also the request's header fields, and the routes.
    static func debugPage(
        _ status: HTTPResponse.Status,
        _ error: (any Error)?,
        request: HTTPServerRequest,
        handler: RequestHandler.Type,
        routes: [RouteSection]
    ) -> String {
        let fields = request.headers.map { "    \($0.name.rawName): \($0.value)".logSafe }
        return text(
            title(status),
            error.map(description) ?? ["No error was thrown: the handler asked for this page."],
            [request.description] + fields,
            ["Answered by \(handler). The routes, in the order in which they are tried:"],
            [String(RouteTable(routes).text.dropLast())]
        )
    }

    private static func title(_ status: HTTPResponse.Status) -> [String] {
        ["\(status.code): \(status.withReason.reasonPhrase)"]
    }

    private static func description(_ error: any Error) -> [String] {
        var lines: [String] = []
        let name = String(reflecting: type(of: error))
        lines.append("\(name): \((error as? any HTTPErrorConvertible)?.httpError.description ?? "\(error)")")
        let contents = String(reflecting: error)
        if contents != "\(error)" { lines.append(contents) }
        return lines
    }

    private static func text(_ paragraphs: [String]...) -> String {
        paragraphs.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
    }
}
