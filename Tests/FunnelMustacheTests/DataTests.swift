// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelMustache
import Mustache
import Testing

/// What can be given to a template, and how it looks there.
@Suite struct DataTests {
    private struct Story {
        let id: Int
        let title: String
        let author: Author?
        var tags: [String] = []
        var isNew = true
    }

    private class Author {
        let name: String
        init(name: String) { self.name = name }
    }

    private final class Editor: Author {
        let desk = "News"
    }

    private struct Money: MustacheCustomRenderable {
        let cents: Int
        var renderText: String { "€\(cents / 100)" }
        var isNull: Bool { cents == 0 }
    }

    private struct Celsius: MustacheCustomRepresentation {
        let degrees: Int
        var representation: Any? { degrees > -273 ? "\(degrees)°" : nil }
    }

    @Test func structuresAndClasses() throws {
        let story = Story(id: 7, title: "T", author: Editor(name: "Ann"), tags: ["a", "b"])
        let template = "{{id}} {{title}} {{author.name}} {{author.desk}} {{#tags}}{{.}}{{^last()}},{{/last()}}{{/tags}}"
        #expect(try Templates.render(template, story) == "7 T Ann News a,b")
        #expect(try Templates.render("{{#isNew}}new{{/isNew}}{{^tags}}none{{/tags}}", story) == "new")
    }

    @Test func nilIsNothingAndHidesWhatIsFurtherOut() throws {
        let outer: [String: Any] = [
            "author": "outer", "story": Story(id: 1, title: "", author: nil), "none": String?.none as Any,
            "dictionary": ["author": nil] as [String: Any?], "deep": String??.some(.none) as Any,
        ]
        #expect(try Templates.render("[{{#story}}{{author}}{{/story}}]", outer) == "[]")
        #expect(try Templates.render("[{{#dictionary}}{{author}}{{/dictionary}}]", outer) == "[]")
        #expect(try Templates.render("[{{none}}{{deep}}{{#none}}x{{/none}}{{^none}}y{{/none}}]", outer) == "[y]")
        #expect(try Templates.render("{{#story}}{{none}}{{^author}}nobody{{/author}}{{/story}}", outer) == "nobody")
        #expect(
            try Templates.render("{{^empty(none)}}x{{/empty(none)}}{{#empty(none)}}y{{/empty(none)}}", outer) == "y"
        )
    }

    /// Data, then what the template `{{#.}}<{{.}}>{{/.}}{{^.}}none{{/.}}` makes of it.
    @Test func anythingCanBeTheWholeData() throws {
        let template = "{{#.}}<{{.}}>{{/.}}{{^.}}none{{/.}}"
        #expect(try Templates.render(template, [1, 2]) == "<1><2>")
        #expect(try Templates.render(template, [Int]()) == "none")
        #expect(try Templates.render(template, 5) == "<5>")
        #expect(try Templates.render(template, "a&b") == "<a&amp;b>")
        #expect(try Templates.render(template, String?.none as Any) == "none")
        #expect(
            try Templates.render("{{#.}}{{title}}{{site}};{{/.}}", [["title": "a"]], namespace: ["site": "S"]) == "aS;"
        )
    }

    @Test func collectionsRepeat() throws {
        let data: [String: Any] = [
            "range": 1...3, "slice": [1, 2, 3][1...], "set": Set(["x"]), "lazy": [1, 2].lazy.map { $0 * 2 },
            "keyed": [7: "seven"], "mixed": [1, nil, "a"] as [Any?], "optional": ([1, 2] as [Int]?) as Any,
            "pairs": [(name: "n", value: 1)],
        ]
        for (name, expected) in [
            ("range", "1;2;3;"), ("slice", "2;3;"), ("set", "x;"), ("lazy", "2;4;"), ("mixed", "1;;a;"),
            ("optional", "1;2;"),
        ] {
            #expect(try Templates.render("{{#\(name)}}{{.}};{{/\(name)}}", data) == expected)
        }
        #expect(try Templates.render("{{#keyed}}{{key}}={{value}}{{/keyed}}", data) == "7=seven")
        #expect(try Templates.render("{{#pairs}}{{name}}={{value}}{{/pairs}}", data) == "n=1")
    }

    @Test func transformsWork() throws {
        let data: [String: Any] = ["list": [3, 1, 2], "name": "ann", "map": ["b": 2, "a": 1], "n": 3]
        #expect(try Templates.render("{{count(list)}} {{first(list)}} {{capitalized(name)}}", data) == "3 3 Ann")
        #expect(try Templates.render("{{#sorted(list)}}{{.}}{{index()}} {{/sorted(list)}}", data) == "10 21 32 ")
        #expect(try Templates.render("{{#sorted(map)}}{{key}}{{value}}{{/sorted(map)}}", data) == "a1b2")
        #expect(try Templates.render("{{#odd(n)}}odd{{/odd(n)}}{{#empty(list)}}x{{/empty(list)}}", data) == "odd")
    }

    @Test func typesMayRepresentThemselves() throws {
        let data: [String: Any] = [
            "price": Money(cents: 500), "free": Money(cents: 0), "air": Celsius(degrees: 20),
            "no": Celsius(degrees: -300),
        ]
        let template = "{{price}} {{#free}}x{{/free}}{{^free}}free{{/free}} {{air}} {{#air}}{{.}}{{/air}}[{{no}}]"
        #expect(try Templates.render(template, data) == "€5 free 20° 20°[]")
    }

    @Test func namespaceStandsBehindData() throws {
        let names: [String: Any] = [
            "a": "namespace", "b": "namespace", "lazy": LazyTemplateValue { ["x": 1] },
            "nothing": LazyTemplateValue { nil },
        ]
        let template = "{{a}} {{b}} {{lazy.x}} [{{nothing}}{{nowhere}}]{{#deep}}{{b}}{{/deep}}"
        let data: [String: Any] = ["a": "data", "deep": ["c": 1]]
        #expect(try Templates.render(template, data, namespace: names) == "data namespace 1 []namespace")
    }

    @Test func whatLazyValuesAndLambdasThrowEndsTheRendering() throws {
        struct Trouble: Error {}
        let names: [String: Any] = [
            "lazy": LazyTemplateValue { throw Trouble() }, "lambda": TemplateLambda { _ in throw Trouble() },
        ]
        for template in ["{{lazy}}", "{{#lazy}}{{/lazy}}", "{{lazy.x}}", "{{#lambda}}a{{/lambda}}", "{{lambda}}"] {
            #expect(throws: Trouble.self, "\(template)") { try Templates.render(template, 0, namespace: names) }
        }
        #expect(try Templates.render("unused", 0, namespace: names) == "unused")
    }
}
