// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension TornadoRows {
    /// A `Content-Type`, and what Tornado 6.6.1 makes of a form with boundary `B` and one field under it.
    // swift-format-ignore
    static let types: [(String, String)] = [
        ("multipart/form-data; boundary=B", "a=1"),
        ("multipart/form-data;boundary=B", "a=1"),
        ("multipart/form-data; boundary=\"B\"", "a=1"),
        ("multipart/form-data; charset=utf-8; boundary=B", "a=1"),
        ("multipart/form-data; boundary=B; charset=utf-8", "a=1"),
        (" multipart/form-data; boundary=B", "a=1"),
        ("multipart/form-data ; boundary=B", "a=1"),
        ("multipart/form-data", "400"),
        ("multipart/form-data;", "400"),
        ("multipart/form-data; boundary", "400"),
        ("multipart/form-data; boundary=", "400"),
        ("multipart/form-data; boundary=; boundary=B", "a=1"),
        ("multipart/form-data; boundary=B; boundary=C", "a=1"),
        ("multipart/form-data; boundary=C; boundary=B", "400"),
        ("multipart/form-data; Boundary=B", "400"),
        ("multipart/form-data; boundary =B", "400"),
        ("multipart/form-data; boundary= B", "400"),
        ("multipart/form-data; boundary=B ", "a=1"),
        ("multipart/form-data; boundary=\"B", "400"),
        ("multipart/form-data; boundary=C", "400"),
        ("multipart/form-dataxyz; boundary=B", "400"),
        ("multipart/form-data, boundary=B", "400"),
        ("Multipart/form-data; boundary=B", ""),
        ("multipart/mixed; boundary=B", ""),
        ("text/plain", ""),
        ("", ""),
        ("application/x-www-form-urlencoded", "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--B--\r\n"),
        ("application/x-www-form-urlencodedxyz", "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--B--\r\n"),
        ("Application/x-www-form-urlencoded", ""),
        ("application/x-www-form-urlencoded; charset=latin1", "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--B--\r\n"),
        ("multipart/form-data; boundary=\"\"", "400"),
        ("multipart/form-data; boundary=\"", "400"),
    ]
}
