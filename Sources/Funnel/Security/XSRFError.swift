// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Why a request is not taken for one that a page of this site sent: 403, with Tornado's line in the log.
///
/// ``RequestHandler/checkXSRFCookie()`` throws it. A site may answer with the form once more instead of an error page:
///
///     private var formHasExpired = false
///
///     override func checkXSRFCookie() throws {
///         do { try super.checkXSRFCookie() } catch is XSRFError { formHasExpired = true }
///     }
public enum XSRFError: HTTPErrorConvertible, Hashable, CaseIterable, CustomStringConvertible {
    /// Neither the arguments nor the header fields have a token.
    case missingToken
    /// The token that came is none.
    case malformedToken
    /// The token is not that of the cookie, or there is no cookie: it expired, or belongs to somebody else.
    case wrongToken

    /// 403.
    public var httpError: HTTPError { HTTPError(.forbidden, logMessage: description) }

    /// What is wrong, as Tornado words it.
    public var description: String {
        switch self {
        case .missingToken: "'_xsrf' argument missing from POST"
        case .malformedToken: "'_xsrf' argument has invalid format"
        case .wrongToken: "XSRF cookie does not match POST argument"
        }
    }
}
