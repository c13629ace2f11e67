// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Blog

@Suite("Markup")
struct MarkupTests {
    @Test(
        "blocks and marks",
        arguments: [
            ("", ""), ("a\nb", "<p>a<br>\nb</p>\n"), ("a\r\n\r\nb", "<p>a</p>\n<p>b</p>\n"),
            ("# Head\ntext", "<h2>Head</h2>\n<p>text</p>\n"), ("- a\n- b", "<ul><li>a</li><li>b</li></ul>\n"),
            ("> a\n> b", "<blockquote><p>a<br>\nb</p></blockquote>\n"),
            ("```\na < b\n\n# c\n```\nd", "<pre><code>a &lt; b\n\n# c</code></pre>\n<p>d</p>\n"),
            ("```", "<pre><code></code></pre>\n"),
            ("**a** *b* `c*d`", "<p><strong>a</strong> <em>b</em> <code>c*d</code></p>\n"),
            ("a * b ** c `", "<p>a <em> b </em>* c `</p>\n"), ("****", "<p>****</p>\n"),
            ("[x](https://a.example/?a=1&b=2)", "<p><a href=\"https://a.example/?a=1&amp;b=2\">x</a></p>\n"),
            ("[x](/archive)", "<p><a href=\"/archive\">x</a></p>\n"), ("[x] (y)", "<p>[x] (y)</p>\n"),
            ("[", "<p>[</p>\n"),
            ("[]()", "<p>[]()</p>\n"), ("[a](", "<p>[a](</p>\n"),
        ]
    )
    func html(text: String, html: String) {
        #expect(Markup.html(text) == html)
    }

    @Test(
        "no HTML and no script gets through",
        arguments: [
            "<script>alert(1)</script>", "[x](javascript:alert(1))", "[x](https://a\" onclick=\"alert(1))",
            "**<img src=x onerror=alert(1)>**", "`</code><script>`", "> <script>", "- <script>", "# <script>",
            "```\n<script>",
            "[<script>](/x)", "[x](data:text/html,<script>)", "http://a/\"><script>",
        ]
    )
    func safe(text: String) {
        let html = Markup.html(text)
        #expect(!html.contains("<script") && !html.contains("<img") && !html.contains("\" onclick"))
        #expect(!html.contains("href=\"javascript") && !html.contains("href=\"data"))
    }

    @Test(
        "the work grows with the text, not with its square",
        arguments: ["*", "**a", "[", "[a](", "`a", "> ", "# \n- ", "a\n"]
    )
    func linear(unit: String) {
        // A quadratic reading of this would take minutes.
        #expect(!Markup.html(String(repeating: unit, count: 200_000)).isEmpty)
    }

    @Test(
        "a summary has the paragraphs, without marks",
        arguments: [
            ("# Head\n\n**Strong** and [a link](https://a.example/) & more.", "Strong and a link & more."),
            ("one\n- two\n> three\n\n```\ncode", "one"), ("1 < 2", "1 < 2"), ("", ""),
        ]
    )
    func summary(text: String, summary: String) {
        #expect(Markup.summary(of: text) == summary)
    }

    @Test("a long summary ends with a whole word")
    func longSummary() {
        let summary = Markup.summary(of: String(repeating: "word ", count: 200))
        #expect(summary.hasSuffix("word …"))
        #expect(summary.count <= 262)
    }
}
