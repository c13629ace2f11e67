// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Funnel
import FunnelMustache
import TestSupport
import Testing

@Suite struct LoadingTests {
    private func error(_ files: [String: String]) throws -> MustacheTemplatesError? {
        let templates = try Templates(files)
        let error = #expect(throws: MustacheTemplatesError.self) { try templates.load() }
        return error.map { $0.relative(to: templates.folder.path) }
    }

    @Test func namesArePathsWithoutExtension() throws {
        let templates = try Templates([
            "page.mustache": "1", "a/b/c.mustache": "2", "page.html.mustache": "3", "page.txt": "4", "mustache": "5",
            ".hidden.mustache": "{{", ".git/x.mustache": "{{", "page.mustache~": "{{", "é ü.mustache": "6",
        ])
        #expect(try templates.load().names == ["a/b/c", "page", "page.html", "é ü"])
        #expect(try templates.load(fileExtension: "txt").names == ["page"])
    }

    @Test func partialsAreFoundByName() throws {
        let templates = try Templates([
            "page.mustache": "{{>a/part}} {{> a/part }}{{<base}}{{$main}}main{{/main}}{{/base}}",
            "a/part.mustache": "part", "base.mustache": "<{{$main}}{{/main}}>{{! {{>nowhere}}",
        ])
        #expect(try templates.load().render("page", TemplateContext(data: 0)) == "part part<main>")
    }

    /// Text, line, column, and a word of the reason.
    @Test(arguments: [
        ("a\n{{#x}}\nb", 3, 2, "does not end"), ("a\n\n{{/x}}", 3, 4, "none has begun"), ("{{x", 1, 4, "tag"),
        ("{{#a}}{{/b}}", 1, 10, "another name"), ("x{{a b}}", 1, 6, "malformed"), ("\r\n{{= }}", 2, 5, "delimiters"),
        ("{{%NO:NO}}", 1, 11, "pragma"), ("{{%CONTENT_TYPE:NO}}", 1, 21, "pragma"),
        ("{{<p}}{{x}}{{/p}}", 1, 18, "blocks"),
    ])
    func errorsNameThePlace(text: String, line: Int, column: Int, word: String) throws {
        let error = try error(["a/page.mustache": text, "p.mustache": ""])
        guard case .malformed("a/page.mustache", line, let actual, let reason) = error else {
            Issue.record("\(error.map { "\($0)" } ?? "no error")")
            return
        }
        #expect(actual == column, "\(reason)")
        #expect(reason.contains(word), "\(reason)")
        #expect(error.map { "\($0)" } == "a/page.mustache:\(line):\(column): \(reason)")
    }

    @Test(arguments: [
        ("{{>none}}", 1, "none"), ("a\nb\n {{> no/ne }}", 3, "no/ne"), ("{{! a\nb }}{{<none}}{{/none}}", 2, "none"),
        ("{{>page}}{{>*dynamic}}{{{x}}}\n{{>Page}}", 2, "Page"),
    ])
    func unknownPartialsAreFoundAtTheStart(text: String, line: Int, name: String) throws {
        #expect(try error(["page.mustache": text]) == .unknownPartial(path: "page.mustache", line: line, name: name))
    }

    @Test func changedDelimitersAreLeftAlone() throws {
        let text = "{{=<% %>=}}<%x%>{{>none}}"
        #expect(try Templates.render(text, ["x": "<"]) == "&lt;{{>none}}")
    }

    @Test func unreadableThingsAreNamed() throws {
        #expect(throws: MustacheTemplatesError.unreadable(path: "/nowhere/at/all")) {
            try MustacheTemplates(folder: "/nowhere/at/all")
        }
        let templates = try Templates([:])
        let path = try templates.folder.write("bad.mustache", [0x61, 0xFF])
        #expect(throws: MustacheTemplatesError.notUTF8(path: path)) { try templates.load() }
        #expect(throws: MustacheTemplatesError.unreadable(path: path)) { try MustacheTemplates(folder: path) }
    }

    @Test func byteOrderMarksAreNoText() throws {
        #expect(try Templates.render("\u{FEFF}a", 0) == "a")
    }

    @Test func linksAreFollowedAndNeverEndlessly() throws {
        let templates = try Templates(["a/page.mustache": "1"])
        let manager = FileManager.default
        try manager.createSymbolicLink(atPath: templates.folder.file("b"), withDestinationPath: "a")
        try manager.createSymbolicLink(atPath: templates.folder.file("a/up"), withDestinationPath: "..")
        try manager.createSymbolicLink(atPath: templates.folder.file("c.mustache"), withDestinationPath: "nowhere")
        #expect(try templates.load().names == ["a/page", "b/page"])
    }

    @Test func missingTemplatesAreNamed() throws {
        let templates = try Templates(["page.mustache": ""])
        let error = MustacheTemplatesError.notFound(name: "pge", folder: templates.folder.path)
        #expect(throws: error) { try templates.load().render("pge", TemplateContext(data: 0)) }
        #expect("\(error)" == "there is no template \"pge\" in \(templates.folder.path)")
    }
}

extension MustacheTemplatesError {
    /// The same with paths inside a folder.
    fileprivate func relative(to folder: String) -> MustacheTemplatesError {
        func inside(_ path: String) -> String { String(path.dropFirst(folder.count + 1)) }
        return switch self {
        case .malformed(let path, let line, let column, let reason):
            .malformed(path: inside(path), line: line, column: column, reason: reason)
        case .unknownPartial(let path, let line, let name): .unknownPartial(path: inside(path), line: line, name: name)
        default: self
        }
    }
}
