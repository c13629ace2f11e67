// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

@testable import ConformanceApp

extension StaticTree {
    /// The files by name.
    static func files() throws -> [String: [UInt8]] {
        try textFiles.mapValues { Array($0.utf8) }.merging(binaryFiles()) { $1 }
    }

    private static func binaryFiles() throws -> [String: [UInt8]] {
        [
            "static/pixel.png": [0x89] + "PNG\r\n\u{1a}\n".utf8 + (try GeneratedBytes.make(count: 60, seed: "png")),
            "static/data.bin": try GeneratedBytes.make(count: 10_240),
            "static/archive.tar.gz": [0x1F, 0x8B, 8, 0] + (try GeneratedBytes.make(count: 40, seed: "gz")),
            "static/notes.txt.bz2": "BZh9".utf8 + (try GeneratedBytes.make(count: 20, seed: "bz")),
            "static/favicon.ico": [0, 0, 1, 0] + (try GeneratedBytes.make(count: 28, seed: "ico")),
        ]
    }

    private static let textFiles = [
        "static/hello.txt": "Hello, static world!\n",
        "static/digits.txt": String(repeating: "0123456789", count: 10),
        "static/style.css": styleSheet,
        "static/app.js": script,
        "static/page.html": "<!DOCTYPE html>\n<title>page</title>\n<p>caf\u{e9}</p>\n",
        "static/data.json": "{\"a\": [1, 2, 3]}\n",
        "static/image.svg":
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"1\" height=\"1\"/></svg>\n",
        "static/empty.txt": "",
        "static/noext": "no extension\n",
        "static/weird.zzunknown": "unknown extension\n",
        "static/space name.txt": "a name with a space\n",
        "static/uni-\u{e9}.txt": "unicod\u{e9} name\n",
        "static/pct%41.txt": "literal percent in name\n",
        "static/subdir/index.html": "<html><body>subdir index</body></html>\n",
        "static/subdir/inner.txt": "inner\n",
        "static/robots.txt": "User-agent: *\nDisallow: /private\n",
        "static_evil/secret.txt": "must never be served\n",
    ]

    private static var styleSheet: String {
        (0..<40).map { ".rule-\(padded($0)) { color: #\(color($0 * 4099)); margin: \($0)px }\n" }.joined()
    }

    private static var script: String {
        (0..<60).map { "function f\(padded($0))(a) { return a + \($0); }\n" }.joined()
    }

    /// A number with three digits.
    private static func padded(_ number: Int) -> String {
        String(repeating: "0", count: 3 - String(number).count) + String(number)
    }

    /// A number with six hexadecimal digits.
    private static func color(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }
}
