// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Why a request of a test has no whole answer.
public enum TestClientError: Error, CustomStringConvertible {
    /// The response broke off: a server would have cut the connection.
    case responseCut(TestResponse, cause: any Error)
    /// What came is no response; the text says why.
    case malformedResponse(String)
    /// The redirections do not end.
    case tooManyRedirects([String])
    /// A program could not be run to its end.
    case programFailed(String)
    /// A URL that is neither a path nor one of `http` or `https`.
    case unusableURL(String)
    /// The page has no form with a field `_xsrf`; with the page.
    case noFormToken(TestResponse)
    /// The expected line was not logged; with the lines that were.
    case notLogged(String, lines: [String])

    /// What happened.
    public var description: String {
        switch self {
        case .responseCut(let response, let cause):
            "the response was cut after \(response.body.count) bytes: \(cause)"
        case .malformedResponse(let reason): "malformed response: \(reason)"
        case .tooManyRedirects(let urls): "too many redirects: " + urls.joined(separator: " → ")
        case .programFailed(let reason): reason
        case .unusableURL(let url): "not a path or a URL of http or https: \(url)"
        case .noFormToken(let page): "no form with a field _xsrf at \(page.url): \(page)"
        case .notLogged(let text, let lines):
            lines.isEmpty
                ? "nothing was logged, expected was: \(text)"
                : "not logged: \(text)\nlogged was:\n" + lines.joined(separator: "\n")
        }
    }
}
