// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

package import HTTPTypes

extension GatewayResponse {
    /// How the first line of a response's head is written.
    package enum StatusLine: Sendable {
        /// `Status: 200 OK`, for web servers (RFC 3875, section 6.3.3).
        case cgi
        /// `HTTP/1.1 200 OK`, for clients (RFC 9112, section 4).
        case http
    }

    /// Adds the head of the response, with the empty line that ends it.
    ///
    /// - Parameters:
    ///   - bytes: Where it is added.
    ///   - statusLine: How the first line is written.
    ///   - extra: Further fields, each with its line end. Default: none.
    ///   - isIncluded: False for a field to be left out. Default: all are sent.
    package func appendHead(
        to bytes: inout [UInt8],
        statusLine: StatusLine,
        adding extra: [UInt8] = [],
        where isIncluded: (HTTPField) -> Bool = { _ in true }
    ) {
        bytes.append(contentsOf: (statusLine == .cgi ? "Status: " : "HTTP/1.1 ").utf8)
        bytes.append(contentsOf: String(status.code).utf8)
        bytes.append(ASCII.space)
        bytes.append(contentsOf: status.withReason.reasonPhrase.utf8)
        bytes.appendLineBreak()
        for field in headerFields where isIncluded(field) {
            bytes.append(contentsOf: field.name.rawName.utf8)
            bytes.append(ASCII.colon)
            bytes.append(ASCII.space)
            field.withUnsafeBytesOfValue { bytes.append(contentsOf: $0) }
            bytes.appendLineBreak()
        }
        bytes.append(contentsOf: extra)
        bytes.appendLineBreak()
    }
}

extension [UInt8] {
    fileprivate mutating func appendLineBreak() {
        append(ASCII.carriageReturn)
        append(ASCII.lineFeed)
    }
}
