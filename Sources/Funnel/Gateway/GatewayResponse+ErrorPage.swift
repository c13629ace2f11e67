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

    /// The text of the page.
    static func errorPage(_ status: HTTPResponse.Status) -> String {
        let title = "\(status.code): \(status.withReason.reasonPhrase.htmlEscaped())"
        return "<html><title>\(title)</title><body>\(title)</body></html>"
    }
}
