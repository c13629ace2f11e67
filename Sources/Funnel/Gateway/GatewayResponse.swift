// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

public import HTTPTypes

/// What a gateway application answers: status, header fields, a body, and what to do when it is sent.
public struct GatewayResponse {
    /// The status; its reason phrase is sent where the transport has one.
    public var status: HTTPResponse.Status { didSet { isKnownToKeepRules = false } }

    /// The header fields, sent in this order, repeated ones as lines of their own.
    public var headerFields: HTTPFields { didSet { isKnownToKeepRules = false } }

    /// The body. It has as many bytes as a `Content-Length` among the header fields says. An application leaves it empty
    /// for 204 and 304; it may answer HEAD like GET, as the transport leaves out the body then.
    public var body: GatewayBody { didSet { isKnownToKeepRules = false } }

    /// Called once, on the same thread, after the response was sent or given up: what WSGI calls `close()`.
    public var completion: (() -> Void)?

    /// True if whoever made the response made sure of its length and framing, and nobody has changed it since: looking
    /// through the header fields costs a small answer more than all other checks.
    var isKnownToKeepRules = false

    /// Makes a response.
    ///
    /// - Parameters:
    ///   - status: The status.
    ///   - headerFields: The header fields. Default: none; the transport adds what framing needs.
    ///   - body: The body. Default: empty.
    ///   - completion: Called once after the response was sent or given up. Default: nothing.
    public init(
        status: HTTPResponse.Status,
        headerFields: HTTPFields = [:],
        body: GatewayBody = .bytes([]),
        completion: (() -> Void)? = nil
    ) {
        self.status = status
        self.headerFields = headerFields
        self.body = body
        self.completion = completion
    }
}
