// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What a server counts from its start on.
///
/// The first eight are counted for every request, and share a cache line.
public enum ServerCounter: Int, Sendable, Hashable, CaseIterable {
    /// Requests that were begun, whoever answered them, except those for the status and ping pages.
    case requests
    /// Requests whose work is over, answered or not.
    case finished
    /// Responses given with a status of 200 to 299.
    case responses2xx
    /// Responses given with a status of 300 to 399.
    case responses3xx
    /// Responses given with a status of 400 to 499.
    case responses4xx
    /// Responses given with a status of 500 to 599.
    case responses5xx
    /// Bytes of request bodies that were taken in: read by the application, or read away after it.
    case receivedBytes
    /// Bytes of responses that were put out: header fields and bodies.
    case sentBytes

    /// Connections accepted.
    case connections
    /// Requests for the status and ping pages that were answered.
    case statusPages
    /// Responses that did not go out whole: the client or the web server went away, or took too long.
    case cutResponses
    /// Requests that ended with the process that had them in hand. Known once the process is gone.
    case lostRequests
    /// Requests that the application had for longer than `handlerWarning`.
    case slowRequests
    /// Threads that trapped.
    case traps

    /// Bodies over `maximumBodySize`.
    case largeBodies
    /// Requests with more than `maximumVariables` variables.
    case tooManyParameters
    /// Requests with more than `maximumVariableBytes` in their variables.
    case excessiveParameters
    /// Heads of HTTP requests over `maximumHeadSize`.
    case largeHeads
    /// Queries and forms with more than `maximumFormFields` fields.
    case tooManyFields
    /// Multipart forms with more than `maximumParts` parts.
    case tooManyParts
    /// Headers of parts over `maximumPartHeaderSize`.
    case largePartHeaders
    /// Forms whose fields are over `maximumFieldBytes`.
    case largeForms
    /// Uploads that went to a temporary file, since they are over `maximumFileBytesInMemory`.
    case filesOnDisk
    /// Times that `maximumConnections` were open and new ones had to wait.
    case timesFull
    /// Requests answered 503 because `maximumWaitingRequests` waited for a thread already.
    case overloads
    /// Connections closed because they were idle for longer than `idleTimeout`, or new and silent.
    case idleTimeouts
    /// Connections closed because the head of a request took longer than `headTimeout`.
    case parameterTimeouts
    /// Bodies given up because they came too slowly.
    case bodyTimeouts
    /// Connections cut because the response was taken too slowly.
    case responseTimeouts
    /// Requests whose handler took longer than `requestTimeout`.
    case handlerTimeouts
    /// Connections closed because more than `drainBytes` of a body were left unread.
    case drainOverflows
    /// Connections closed because the rest of an unread body did not come within `drainTime`.
    case drainTimeouts
    /// Connections closed because what came was no request.
    case malformed
    /// Connections refused because `FCGI_WEB_SERVER_ADDRS` does not list their host.
    case refused

    /// The counter's name, as `serve --print-limits` and the status page have it.
    public var name: String { Self.names[rawValue] }

    private static let names = allCases.map { "\($0)" }
}

extension ServerCounter {
    /// The counter of a response's status; nil for a status that no response ends with.
    package init?(status: Int) {
        switch status {
        case 200...299: self = .responses2xx
        case 300...399: self = .responses3xx
        case 400...499: self = .responses4xx
        case 500...599: self = .responses5xx
        default: return nil
        }
    }
}
