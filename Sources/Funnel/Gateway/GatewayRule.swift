// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The rules of the gateway interface that can be checked while a request is answered, by name.
///
/// The first are the transport's and middleware's to keep, who make the environment; the others the application's.
public enum GatewayRule: String, Sendable, Hashable, CaseIterable {
    /// `REQUEST_METHOD` is there and a token (RFC 9110, section 9.1).
    case requestMethod
    /// There is a target: `REQUEST_URI`, or else `DOCUMENT_URI`, `SCRIPT_NAME` or `PATH_INFO`.
    case requestTarget
    /// `SERVER_NAME`, `SERVER_PORT` and `SERVER_PROTOCOL` are there and not empty (RFC 3875, section 4.1).
    case serverVariables
    /// `SCRIPT_NAME` and `PATH_INFO` are empty or begin with a slash (RFC 3875, sections 4.1.5 and 4.1.13).
    case pathVariables
    /// `CONTENT_LENGTH` is empty, missing, or digits (RFC 3875, section 4.1.2).
    case announcedLength
    /// The names of variables are not empty, have no `=` and no control characters, and none stands twice.
    case variableNames
    /// `HTTP_CONTENT_TYPE` and `HTTP_CONTENT_LENGTH`, if they are there, say what `CONTENT_TYPE` and `CONTENT_LENGTH`
    /// say (RFC 3875, section 4.1.18).
    case contentVariables
    /// A read of the body gives no more bytes than were asked for.
    case readSize
    /// The body has exactly the length that was announced; one that ends early is an error, not an end.
    case bodyLength
    /// After its end a body has no more bytes.
    case bodyEnd
    /// A stream closure is called at most once, and not after the completion.
    case streamOnce
    /// The completion is called exactly once, when the response was sent or given up.
    case completionOnce

    /// A read asks for one byte or more.
    case readCount
    /// The body is not read after the completion.
    case readAfterEnd
    /// The status is that of a final response: 200 to 599 (RFC 9110, section 15); transports let pass up to 999.
    case status
    /// Values of header fields have no control characters but tabs, and no blanks around them (RFC 9110, section 5.5).
    case headerValue
    /// There are no fields about the connection (RFC 9110, section 7.6.1): how a body is framed is the transport's
    /// business. `Transfer-Encoding` and `Status` are refused by the transports; the other names by the validator.
    case connectionField
    /// `Content-Length` stands at most once and is digits (RFC 9110, section 8.6).
    case contentLength
    /// The body has as many bytes as `Content-Length` says.
    case contentLengthMatches
    /// A body has a `Content-Type` (RFC 3875, section 6.3.1).
    case contentType
    /// A status without a body, 204 or 304, has none (RFC 9110, section 6.4.1).
    case bodyAllowed
    /// Nothing is written after the stream closure has returned.
    case writeAfterEnd

    /// True for the rules about the environment's variables, which the web server keeps, or middleware.
    public var isAboutVariables: Bool {
        switch self {
        case .requestMethod, .requestTarget, .serverVariables, .pathVariables, .announcedLength, .variableNames,
            .contentVariables:
            true
        default: false
        }
    }

    /// True for the rules about what a transport does with body, stream and completion.
    public var isAboutTransport: Bool {
        switch self {
        case .readSize, .bodyLength, .bodyEnd, .streamOnce, .completionOnce: true
        default: false
        }
    }
}
