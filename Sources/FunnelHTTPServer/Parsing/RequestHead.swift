// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

/// A request's head: what the server itself has to know of it, and the CGI variables for the application.
struct RequestHead: Sendable {
    var variables: GatewayVariables
    var framing: BodyFraming
    /// True for HTTP/1.0, whose clients know no chunks.
    var isHTTP10: Bool
    /// True if the response has no body whatever its fields say.
    var isHead: Bool
    /// True if the client wants to send another request.
    var keepsAlive: Bool
    /// True if the client waits for 100 before it sends the body.
    var expectsContinue: Bool
}

/// How the end of a request's body is found (RFC 9112, section 6.3).
enum BodyFraming: Sendable, Hashable {
    /// After so many bytes; 0 without a body.
    case length(Int)
    /// After the last chunk.
    case chunked
}
