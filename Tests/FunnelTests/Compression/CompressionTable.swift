// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What `GZipContentEncoding` of Tornado 6.6.1 makes of the header fields of a 200 to GET.
///
/// One JSON array a line: `Vary`, `Content-Encoding` and `Content-Length` of the response; then `Accept-Encoding` of
/// the request; what the handler set as `Content-Type`, `Vary` and `Content-Encoding`; and how long the body is. `-`
/// stands for no field. The length of what is compressed is that of zlib at level 6, so it is the same here.
enum CompressionTable {
    static let rows = #"""
        ["Accept-Encoding|-|0", "gzip", "text/html; charset=UTF-8", "-", "-", "0"]
        ["Accept-Encoding|-|1", "gzip", "text/html; charset=UTF-8", "-", "-", "1"]
        ["Accept-Encoding|-|1023", "gzip", "text/html; charset=UTF-8", "-", "-", "1023"]
        ["Accept-Encoding|gzip|394", "gzip", "text/html; charset=UTF-8", "-", "-", "1024"]
        ["Accept-Encoding|gzip|394", "gzip", "text/html; charset=UTF-8", "-", "-", "1025"]
        ["Accept-Encoding|gzip|419", "gzip", "text/html; charset=UTF-8", "-", "-", "5000"]
        ["Accept-Encoding|gzip|743", "gzip", "text/html; charset=UTF-8", "-", "-", "70000"]
        ["Accept-Encoding|gzip|1315", "gzip", "text/html; charset=UTF-8", "-", "-", "200000"]
        ["Accept-Encoding|-|5000", "-", "text/html; charset=UTF-8", "-", "-", "5000"]
        ["Accept-Encoding|-|5000", "", "text/html; charset=UTF-8", "-", "-", "5000"]
        ["Accept-Encoding|-|5000", "identity", "text/html; charset=UTF-8", "-", "-", "5000"]
        ["Accept-Encoding|-|5000", "deflate", "text/html; charset=UTF-8", "-", "-", "5000"]
        ["Accept-Encoding|-|5000", "br", "text/html; charset=UTF-8", "-", "-", "5000"]
        ["Accept-Encoding|-|5000", "*", "text/html; charset=UTF-8", "-", "-", "5000"]
        ["Accept-Encoding|-|5000", "GZIP", "text/html; charset=UTF-8", "-", "-", "5000"]
        ["Accept-Encoding|gzip|419", "deflate, gzip;q=0.8, br", "text/html; charset=UTF-8", "-", "-", "5000"]
        ["Accept-Encoding|gzip|419", "gzip,deflate", "text/html; charset=UTF-8", "-", "-", "5000"]
        ["Accept-Encoding|gzip|419", "gzip;q=1.0", "text/html; charset=UTF-8", "-", "-", "5000"]
        ["Accept-Encoding|gzip|419", "gzip ; q=0.5", "text/html; charset=UTF-8", "-", "-", "5000"]
        ["Accept-Encoding|gzip|419", "x-gzip", "text/html; charset=UTF-8", "-", "-", "5000"]
        ["Accept-Encoding|gzip|419", "gzip, deflate, br, zstd", "text/html; charset=UTF-8", "-", "-", "5000"]
        ["Accept-Encoding|-|2000", "gzip", "-", "-", "-", "2000"]
        ["Accept-Encoding|gzip|397", "gzip", "text/plain", "-", "-", "2000"]
        ["Accept-Encoding|gzip|397", "gzip", "text/x-custom", "-", "-", "2000"]
        ["Accept-Encoding|gzip|397", "gzip", "text/", "-", "-", "2000"]
        ["Accept-Encoding|-|2000", "gzip", "text", "-", "-", "2000"]
        ["Accept-Encoding|-|2000", "gzip", "Text/html", "-", "-", "2000"]
        ["Accept-Encoding|gzip|397", "gzip", "application/json", "-", "-", "2000"]
        ["Accept-Encoding|gzip|397", "gzip", "application/json; charset=UTF-8", "-", "-", "2000"]
        ["Accept-Encoding|-|2000", "gzip", "application/json ;charset=UTF-8", "-", "-", "2000"]
        ["Accept-Encoding|gzip|397", "gzip", "application/javascript", "-", "-", "2000"]
        ["Accept-Encoding|gzip|397", "gzip", "application/x-javascript", "-", "-", "2000"]
        ["Accept-Encoding|gzip|397", "gzip", "application/xml", "-", "-", "2000"]
        ["Accept-Encoding|gzip|397", "gzip", "application/atom+xml", "-", "-", "2000"]
        ["Accept-Encoding|gzip|397", "gzip", "application/xhtml+xml", "-", "-", "2000"]
        ["Accept-Encoding|gzip|397", "gzip", "image/svg+xml", "-", "-", "2000"]
        ["Accept-Encoding|-|2000", "gzip", "application/ld+json", "-", "-", "2000"]
        ["Accept-Encoding|-|2000", "gzip", "application/octet-stream", "-", "-", "2000"]
        ["Accept-Encoding|-|2000", "gzip", "application/pdf", "-", "-", "2000"]
        ["Accept-Encoding|-|2000", "gzip", "image/png", "-", "-", "2000"]
        ["Accept-Encoding|-|2000", "gzip", "application/wasm", "-", "-", "2000"]
        ["Accept-Encoding|-|2000", "gzip", "Application/json", "-", "-", "2000"]
        ["Cookie, Accept-Encoding|gzip|397", "gzip", "text/html; charset=UTF-8", "Cookie", "-", "2000"]
        ["Cookie, Accept, Accept-Encoding|gzip|397", "gzip", "text/html; charset=UTF-8", "Cookie, Accept", "-", "2000"]
        ["*, Accept-Encoding|gzip|397", "gzip", "text/html; charset=UTF-8", "*", "-", "2000"]
        ["Accept-Encoding, Accept-Encoding|gzip|397", "gzip", "text/html; charset=UTF-8", "Accept-Encoding", "-", "2000"]
        ["Cookie, Accept-Encoding|-|2000", "identity", "text/html; charset=UTF-8", "Cookie", "-", "2000"]
        ["Accept-Encoding|br|2000", "gzip", "text/html; charset=UTF-8", "-", "br", "2000"]
        ["Accept-Encoding|identity|2000", "gzip", "text/html; charset=UTF-8", "-", "identity", "2000"]
        ["Accept-Encoding|gzip|2000", "gzip", "text/html; charset=UTF-8", "-", "gzip", "2000"]
        """#
}
