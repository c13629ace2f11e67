// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Funnel
import FunnelMustache
import TestSupport
import Testing

@Suite struct ReloadingTests {
    private let templates: Templates
    private let loaded: MustacheTemplates

    init() throws {
        templates = try Templates(["page.mustache": "old{{>part}}", "part.mustache": "1"])
        loaded = try templates.load()
    }

    private func render(_ name: String = "page", reloads: Bool = true) throws -> String {
        try loaded.render(name, TemplateContext(data: 0, reloadsTemplates: reloads))
    }

    @Test func changesCountOnlyWhereAskedFor() throws {
        try templates.write("page.mustache", "new{{>part}}")
        try templates.write("part.mustache", "2")
        try templates.write("added.mustache", "added")
        #expect(try render(reloads: false) == "old1")
        #expect(try render() == "new2")
        #expect(try render("added") == "added")
        #expect(throws: MustacheTemplatesError.self) { try render("added", reloads: false) }
    }

    /// Same size, same second: the time of the change still tells.
    @Test func everyChangeCounts() throws {
        for text in ["1", "2", "3", "4"] {
            try templates.write("part.mustache", text)
            try waitUntil { try render() == "old\(text)" }
        }
    }

    @Test func brokenFilesAreReportedUntilMended() throws {
        try templates.write("part.mustache", "{{#x}}")
        for _ in 0..<2 { #expect(throws: MustacheTemplatesError.self) { try render() } }
        #expect(try render(reloads: false) == "old1")
        try templates.write("part.mustache", "mended")
        #expect(try render() == "oldmended")
    }

    @Test func removedFilesAreGone() throws {
        try templates.write("page.mustache", "alone")
        try FileManager.default.removeItem(atPath: templates.folder.file("part.mustache"))
        #expect(try render() == "alone")
        #expect(throws: MustacheTemplatesError.notFound(name: "part", folder: templates.folder.path)) {
            try render("part")
        }
    }

    @Test func debugIsTheSettingThatAsksForIt() throws {
        try templates.write("page.mustache", "new")
        for debug in [false, true] {
            var settings = Settings()
            settings.templates = loaded
            settings.debug = debug
            let answer = try Answer(settings: settings) { PageHandler($0) { try $0.render("page") } }
            #expect(answer.text == (debug ? "new" : "old1"))
        }
    }

    @Test func threadsShareTemplates() throws {
        try templates.write("page.mustache", "{{#x}}{{.}},{{/x}}{{>part}}")
        let loaded = loaded
        let expected = (0..<50).map { "\($0)," }.joined() + "1"
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            for _ in 0..<20 {
                let context = TemplateContext(data: ["x": Array(0..<50)], reloadsTemplates: true)
                #expect(throws: Never.self) { try #expect(loaded.render("page", context) == expected) }
            }
        }
    }
}
