// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport

/// A row of the matrix: one thing that works behind a web server, or not.
enum MatrixRow: String, CaseIterable, Sendable {
    case page = "GET, and again on the same connection"
    case head = "HEAD"
    case query = "Query, as the client sent it"
    case path = "Path with `;`, `~`, `+`, `%20`, `%25`, `%C3%A4`"
    case encodedSlash = "Path with `%2F`"
    case doubledSlash = "Path with `//`"
    case dotSegments = "Path with `/../`"
    case headerField = "Header fields, one of 3,000 bytes"
    case repeatedField = "A header field that comes twice is joined"
    case underscoreField = "`X_Test` does not pass for `X-Test`"
    case proxyField = "`Proxy` is dropped"
    case cookies = "Cookies"
    case authorization = "`Authorization`"
    case host = "`Host` with its port"
    case post = "POST of a form"
    case untyped = "POST without `Content-Type`"
    case empty = "POST of an empty body"
    case chunked = "POST of 1 MB, chunked"
    case upload = "POST of 8 MB"
    case expectation = "POST with `Expect: 100-continue`"
    case unread = "POST of 1 MB that nobody reads"
    case tooLong = "POST of more than 100 MB is refused with 413"
    case download = "Response of 8 MB, as it is made"
    case fields = "Response with repeated and long header fields"
    case redirect = "Redirect"
    case notModified = "304 for a known `ETag`"
    case notFound = "404 is the application's page"
    case notAllowed = "405 is the application's page"
    case failure = "500 is the application's page"
    case unknownMethod = "An unknown method gets 405"
    case oldVersion = "HTTP/1.0"
    case staticFile = "Static files come from the web server"
    case kept = "Connections to the application are kept"
}
