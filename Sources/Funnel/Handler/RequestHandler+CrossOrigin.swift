// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// Protection against requests that other sites make the user's browser send.
extension RequestHandler {
    func checkCrossSiteForgery() throws {
        switch request.method {
        case .get, .head, .options: return
        default: break
        }
        if application.settings.xsrfCookies { try checkXSRFCookie() }
        if application.settings.crossOriginProtection { try checkOrigin() }
    }

    private func checkOrigin() throws {
        let check = CrossOriginCheck(
            site: request.headerValue("sec-fetch-site"),
            origin: request.headerValue("origin"),
            host: request.host
        )
        if let refusal = try check.refusal(isTrusted: checkTrustedOrigin) {
            throw HTTPError(.forbidden, logMessage: refusal)
        }
    }
}

extension HTTPServerRequest {
    /// The value of a header field that the library of names does not know.
    func headerValue(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { headers[$0] }
    }
}
