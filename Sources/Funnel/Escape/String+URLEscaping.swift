// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension String {
    /// The text with everything percent-encoded (RFC 3986, section 2.1) that has a meaning in a URL. Tornado's
    /// `url_escape`.
    ///
    /// - Parameter plus: True for a name or a value in a query: a space becomes `+` and a slash is encoded. False for a
    ///   part of a path: a space becomes `%20` and slashes stay. Default: true.
    public func urlEscaped(plus: Bool = true) -> String {
        let encoded = plus ? PercentEncoding.encodeQuery(utf8) : PercentEncoding.encodePath(utf8)
        return String(decoding: encoded, as: UTF8.self)
    }

    /// The text without its percent-encoding. Tornado's `url_unescape`.
    ///
    /// What is no valid escape stays as it is, and what is no UTF-8 afterwards is replaced by U+FFFD. Where the exact
    /// bytes matter, use ``urlUnescapedBytes(plus:)``.
    ///
    /// - Parameter plus: True if `+` is a space, as in a query. Default: true.
    public func urlUnescaped(plus: Bool = true) -> String {
        String(decoding: urlUnescapedBytes(plus: plus), as: UTF8.self)
    }

    /// The bytes that a percent-encoded text stands for. Tornado's `url_unescape` with `encoding=None`.
    ///
    /// - Parameter plus: True if `+` is a space, as in a query. Default: true.
    public func urlUnescapedBytes(plus: Bool = true) -> [UInt8] {
        PercentEncoding.decode(utf8, plusIsSpace: plus)
    }
}
