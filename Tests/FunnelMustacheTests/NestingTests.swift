// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Funnel
import FunnelMustache
import Mustache
import Testing

/// Partials that include themselves go as deep as the data, and no deeper than the stack.
@Suite struct NestingTests {
    private final class Comment {
        let text: String
        let replies: [Comment]

        init(_ text: String, _ replies: [Comment]) {
            self.text = text
            self.replies = replies
        }

        static func thread(_ depth: Int) -> Comment {
            (1..<depth).reversed().reduce(Comment("\(depth)", [])) { Comment("\($1)", [$0]) }
        }
    }

    /// Renders on a thread with half the stack that threads usually have: this is a debug build.
    private func render(_ template: String, _ makeData: @escaping @Sendable () -> Any) throws -> String {
        let templates = try Templates(["comment.mustache": template]).load()
        let rendered = Box()
        let thread = Thread {
            rendered.set(Result { try templates.render("comment", TemplateContext(data: makeData())) })
        }
        thread.stackSize = 4 * 1_024 * 1_024
        thread.start()
        return try rendered.wait().get()
    }

    private static let template = "<{{text}}{{#replies}}{{>comment}}{{/replies}}>"

    @Test func commentsNest() throws {
        #expect(
            try render(Self.template) { Comment("1", [Comment("2", [Comment("3", [])]), Comment("4", [])]) }
                == "<1<2<3>><4>>"
        )
    }

    @Test func fortyLevelsAreFine() throws {
        let text = try render(Self.template) { Comment.thread(40) }
        #expect(text.hasSuffix("<39<40" + String(repeating: ">", count: 40)))
    }

    @Test(arguments: [1_000, 20_000])
    func deeperDataIsAnError(depth: Int) {
        let error = #expect(throws: MustacheTemplatesError.self) {
            try render(Self.template) { Level(depth: depth) }
        }
        #expect(error == .tooDeep(name: "comment"))
    }

    /// The known trap of Mustache: a leaf without the name finds its parent's.
    @Test(arguments: [
        "{{#replies}}{{>comment}}{{/replies}}", "{{#a}}{{>comment}}{{/a}}", "{{#a.b}}{{>comment}}{{/a.b}}",
        "{{#a}}{{^none}}{{>comment}}{{/none}}{{/a}}", "{{#a}}{{^a.c}}{{>comment}}{{/a.c}}{{/a}}",
        "{{#a}}{{>*self}}{{/a}}", "{{#a}}{{<comment}}{{$x}}{{/x}}{{/comment}}{{/a}}",
        "{{#reversed(replies)}}{{>comment}}{{/reversed(replies)}}",
    ])
    func endlessRecursionIsAnError(template: String) {
        let error = #expect(throws: MustacheTemplatesError.self) {
            try render(template) {
                ["replies": [["text": "leaf"]], "a": ["b": ["x": "y"]], "self": "comment"] as [String: Any]
            }
        }
        #expect(error == .tooDeep(name: "comment"))
    }

    @Test func widthIsNoDepth() throws {
        let text = try render("{{#rows}}{{#cells}}{{.}},{{/cells}}{{name.first}};{{/rows}}") {
            ["rows": (0..<5_000).map { ["cells": [$0, $0 + 1], "name": ["first": "A"]] as [String: Any] }]
        }
        #expect(text.hasPrefix("0,1,A;1,2,A;"))
        #expect(text.hasSuffix("4999,5000,A;"))
    }
}

/// A result that another thread makes.
private final class Box: @unchecked Sendable {
    // Set before the signal and read after it.
    private var result: Result<String, any Error>?
    private let isSet = DispatchSemaphore(value: 0)

    func set(_ result: Result<String, any Error>) {
        self.result = result
        isSet.signal()
    }

    func wait() throws -> Result<String, any Error> {
        isSet.wait()
        return try #require(result)
    }
}

/// Data as deep as is wanted, made when it is looked at.
private struct Level: MustacheParent {
    let depth: Int

    func child(named name: String) -> Any? {
        name == "replies" && depth > 0 ? [Level(depth: depth - 1)] : nil
    }
}
