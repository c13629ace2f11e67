// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

package import HTTPTypes

extension GatewayResponse {
    /// The plain page for a status: what a client sees when no handler wrote anything better.
    package init(errorPage status: HTTPResponse.Status) {
        let status = status.withReason
        let page = Self.errorPage(status)
        self.init(
            status: status,
            headerFields: [.contentType: "text/html; charset=UTF-8", .contentLength: "\(page.utf8.count)"],
            body: .bytes(Array(page.utf8))
        )
    }

    /// The answer to a request for which there is no room in the line for a thread (RFC 9110, section 15.6.4).
    package static var overload: GatewayResponse {
        var response = GatewayResponse(errorPage: .serviceUnavailable)
        // In seconds: by then the line has moved, or the client has given up.
        response.headerFields[.retryAfter] = "5"
        return response
    }

    /// The text of the page.
    static func errorPage(_ status: HTTPResponse.Status) -> String {
        let title = "\(status.code): \(status.withReason.reasonPhrase.htmlEscaped())"
        return "<html><title>\(title)</title><body>\(title)</body></html>"
    }
}
