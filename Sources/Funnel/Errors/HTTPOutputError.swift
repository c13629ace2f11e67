// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A handler asked for a response that HTTP does not allow. Uncaught, it is logged and answered with 500.
public enum HTTPOutputError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A header field's name that is no token (RFC 9110, section 5.1).
    case invalidHeaderName(String)
    /// A header field's value with control characters or characters above U+00FF (RFC 9110, section 5.5).
    case invalidHeaderValue(name: String)
    /// More header fields than any client takes.
    case tooManyHeaders
    /// A body for a status that has none (RFC 9110, section 6.4.1).
    case bodyNotAllowed(Int)
    /// A status code that no response has (RFC 9110, section 15): they are from 100 to 999 here.
    case invalidStatus(Int)
    /// A body of another length than the `Content-Length` that was set says (RFC 9110, section 8.6). `written` is how
    /// many bytes there were when it was noticed.
    case contentLengthMismatch(declared: String, written: Int)
    /// A redirection with a status outside 300 to 399.
    case notARedirection(Int)
    /// The response is complete already.
    case alreadyFinished
    /// `flush()` was called.
    case flushNotSupported

    /// What was asked for, and the rule against it.
    public var description: String {
        switch self {
        case .invalidHeaderName(let name): "\"\(name.logSafe)\" is no name for a header field: not a token"
        case .invalidHeaderValue(let name):
            "the value of \(name) has a control character, a character above U+00FF, or blanks around it"
        case .tooManyHeaders: "more than 1000 header fields"
        case .bodyNotAllowed(let code): "a response with status \(code) has no body, but one was written"
        case .invalidStatus(let code): "\(code) is no status of a response: it must be from 100 to 999"
        case .contentLengthMismatch(let declared, let written):
            "Content-Length is set to \"\(declared.logSafe)\", but \(written) bytes were written"
        case .notARedirection(let code): "\(code) is no redirection: the status must be from 300 to 399"
        case .alreadyFinished: "the response is complete already"
        case .flushNotSupported: "flush() is not supported: use finish(streaming:) to send a response piece by piece"
        }
    }
}
