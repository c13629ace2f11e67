// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Testing

@Suite struct LinkifyingTests {
    @Test(arguments: try TableRow.rows(of: LinkTable.rows))
    func isTornados(row: TableRow) {
        expectSameBytes(Self.linkify(row.arguments[0], option: row.arguments[1]), row.result)
    }

    private static func linkify(_ text: String, option: String) -> String {
        switch option {
        case "shorten": text.linkified(shorten: true)
        case "extra": text.linkified(extraParameters: " rel=\"nofollow\" class=\"x\" ")
        case "callable": text.linkified(shorten: true) { "data-n=\"\($0.unicodeScalars.count)\"" }
        case "require": text.linkified(requireProtocol: true)
        case "protocols": text.linkified(permittedProtocols: ["ftp", "mailto"])
        default: text.linkified()
        }
    }

    @Test(arguments: [
        (
            "http://www.example.com/very/long/path/that/goes/on/and/on.html?with=query",
            "http://www.example.com/very..."
        ),
        (
            "http://a-very-long-host-name-that-goes-on-and-on-for-ever.example.com/x",
            "http://a-very-long-host-name-t..."
        ),
    ])
    func shortens(url: String, shown: String) {
        #expect(url.linkified(shorten: true) == "<a href=\"\(url)\" title=\"\(url)\">\(shown)</a>")
        #expect(url.linkified() == "<a href=\"\(url)\">\(url)</a>")
    }

    /// Whatever the text is, nothing of it becomes HTML but links: without them, it is the escaped text.
    @Test func addsNothingButLinks() {
        var random = RandomText(seed: 3)
        let parts = ["http://", "www.", "a.b/c", "\"", "<b>", "&amp;", "(", ")", " ", "javascript://"]
        for _ in 0..<500 {
            let text = (0..<8).map { _ in parts[random.number(below: parts.count)] }.joined() + random.text()
            let pieces = text.linkified().split(separator: "<", omittingEmptySubsequences: false)
            var plain = pieces[0]
            for piece in pieces.dropFirst() {
                #expect(piece.hasPrefix("a href=\"http://") || piece.hasPrefix("/a>"))
                plain += piece.drop { $0 != ">" }.dropFirst()
            }
            expectSameBytes(String(plain), text.htmlEscaped())
        }
    }

    @Test(arguments: [
        "a-", "-", "a", "www.", "http://", "http:/", ":", "a:/!", "a:/&", "http://a(", "http://a()", "(", "!", "&",
        "http://a!", "www.a(www.", "a:/\"", "é", "http://a.b/c/d/e?f ",
    ])
    func takesLinearTime(part: String) {
        let ratio = Growth.ratio(size: 1_000, input: { String(repeating: part, count: $0) }) {
            _ = $0.linkified(shorten: true)
        }
        #expect(ratio < 3)
    }

    @Test(arguments: ["!", "a", "/", "&", "\"", "(", "()"])
    func takesLinearTimeAfterAScheme(part: String) {
        let ratio = Growth.ratio(size: 5_000, input: { "http://" + String(repeating: part, count: $0) }) {
            _ = $0.linkified(shorten: true)
        }
        #expect(ratio < 3)
    }
}
