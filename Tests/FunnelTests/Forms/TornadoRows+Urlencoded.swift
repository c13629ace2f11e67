// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension TornadoRows {
    /// An urlencoded form, a byte a character, and what Tornado 6.6.1 makes of it.
    // swift-format-ignore
    static let urlencoded: [(String, String)] = [
        ("a=1", "a=1"),
        ("a", "a="),
        ("=v", "=v"),
        ("=", "="),
        ("&", ""),
        ("a&a", "a=\na="),
        ("a=1&a=2&b", "a=1\na=2\nb="),
        ("a+b=c+d", "a b=c d"),
        ("%61=%62", "a=b"),
        ("%", "%="),
        ("%4", "%4="),
        ("%zz", "%zz="),
        ("%%41", "%A="),
        ("a=%C3%A9", "a=\u{C3}\u{A9}"),
        ("%C3%A9=1", "\u{C3}\u{A9}=1"),
        ("a=b=c", "a=b=c"),
        ("a;b=c", "a;b=c"),
        ("a=1\r\n", "a=1\r\n"),
        ("a\u{0}=\u{0}", "a\u{0}=\u{0}"),
        ("a=\u{FF}", "a=\u{FF}"),
        ("+=+", " = "),
        ("%2B=%26", "+=&"),
        ("a=%u0041", "a=%u0041"),
        ("", ""),
        ("&&a=1&&", "a=1"),
        ("a=%e9&a=%E9", "a=\u{E9}\na=\u{E9}"),
        ("a[]=1&a[]=2", "a[]=1\na[]=2"),
    ]
}
