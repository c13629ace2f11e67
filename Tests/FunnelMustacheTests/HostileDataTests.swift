// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelMustache
import Mustache
import Testing

/// What clients send stays data, whatever it looks like.
@Suite struct HostileDataTests {
    /// Data, then what `{{x}}` writes.
    @Test(arguments: [
        ("<script>", "&lt;script&gt;"), ("a & b", "a &amp; b"), ("\"'", "&quot;&#x27;"),
        // To Swift each of these is one character.
        ("\"\u{301} onmouseover=x", "&quot;\u{301} onmouseover=x"), ("<\u{338}", "&lt;\u{338}"),
        ("'\u{200D}", "&#x27;\u{200D}"), ("&\u{FE0F}lt;", "&amp;\u{FE0F}lt;"), (">\u{20E3}", "&gt;\u{20E3}"),
        ("{{secret}}", "{{secret}}"), ("{{{secret}}}", "{{{secret}}}"), ("{{>other}}", "{{&gt;other}}"),
        ("{{=<% %>=}}<%secret%>", "{{=&lt;% %&gt;=}}&lt;%secret%&gt;"), ("{{#x}}{{/x}}", "{{#x}}{{/x}}"),
        ("{{%CONTENT_TYPE:TEXT}}\n<", "{{%CONTENT_TYPE:TEXT}}\n&lt;"), ("{{! ", "{{! "),
        ("\u{0}\u{FFFD}", "\u{0}\u{FFFD}"),
    ])
    func variablesAreEscapedAndNotParsed(data: String, expected: String) throws {
        let values: [String: Any] = [
            "x": data, "list": [data], "optional": (data as String?) as Any, "part": data[...],
        ]
        for template in [
            "{{x}}", "{{#x}}{{.}}{{/x}}", "{{#list}}{{.}}{{/list}}", "{{optional}}", "{{part}}", "{{>*none}}{{x}}",
            "{{$block}}{{x}}{{/block}}",
        ] {
            #expect(try Templates.render(template, values, namespace: ["secret": "s"]) == expected, "\(template)")
        }
        #expect(try Templates.render("{{{x}}}{{&x}}", values, namespace: ["secret": "s"]) == data + data)
    }

    @Test func everyTemplateEscapes() throws {
        let quote = "\"\u{301}"
        let templates = try Templates([
            "page.mustache": "{{<base}}{{$main}}{{x}}{{>part}}{{/main}}{{/base}}{{x}}",
            "base.mustache": "{{x}}[{{$main}}{{/main}}]{{x}}", "part.mustache": "  \n({{x}})",
            "own.mustache": "{{%CONTENT_TYPE:HTML}}{{x}}",
            "mail.mustache": "{{% CONTENT_TYPE:TEXT}}\n{{x}}{{>part}}",
        ]).load()
        func render(_ name: String) throws -> String { try templates.render(name, TemplateContext(data: ["x": quote])) }
        #expect(try render("page") == "&quot;\u{301}[&quot;\u{301}  \n(&quot;\u{301})]&quot;\u{301}&quot;\u{301}")
        #expect(try render("own") == "&quot;\u{301}")
        #expect(try render("mail") == "\"\u{301}  \n(&quot;\u{301})")
    }

    @Test func lambdasAreNotParsedEither() throws {
        let names: [String: Any] = [
            "echo": TemplateLambda { _ in "{{secret}}<" }, "raw": TemplateLambda.html { _ in "{{secret}}<" },
            "text": TemplateLambda { $0 }, "secret": "s",
        ]
        #expect(try Templates.render("{{#echo}}a{{/echo}}", [:] as [String: Any], namespace: names) == "{{secret}}&lt;")
        #expect(try Templates.render("{{#raw}}a{{/raw}}", names) == "{{secret}}<")
        #expect(try Templates.render("{{#text}}{{secret}}{{/text}}", names) == "{{secret}}")
    }

    /// A lambda of swift-mustache's own would parse what it returns.
    @Test func foreignLambdasAreData() throws {
        let data: [String: Any] = ["f": MustacheLambda { _ in "{{secret}}" }, "secret": "s"]
        #expect(try !Templates.render("{{#f}}a{{/f}}", data).contains("s}}"))
        #expect(try Templates.render("{{#f}}a{{/f}}", data) == "a")
    }

    @Test func dataCannotNameFiles() throws {
        let templates = try Templates(["page.mustache": "[{{>*x}}]", "a/b.mustache": "b"]).load()
        for name in ["../page", "/etc/passwd", "a/../a/b", "a//b", "", "a/b.mustache", "A/b"] {
            #expect(try templates.render("page", TemplateContext(data: ["x": name])) == "[]")
        }
        #expect(try templates.render("page", TemplateContext(data: ["x": "a/b"])) == "[b]")
    }

    @Test func numbersDoNotOverflow() throws {
        let data: [String: Any] = ["max": Int.max, "min": Int.min, "byte": UInt8.max, "one": 1]
        let template = "{{plusone(max)}}|{{minusone(min)}}|{{plusone(byte)}}|{{plusone(one)}}|{{plusone(plusone(max))}}"
        #expect(try Templates.render(template, data) == "|||2|")
        #expect(try Templates.render("{{minusone(one)}} {{even(one)}} {{odd(max)}}", data) == "0 false true")
    }
}
