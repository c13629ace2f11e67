// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelMustache
import HTTPTypes
import TestSupport
import Testing

/// `render` in handlers.
@Suite struct HandlerTests {
    private struct Page {
        let title: String
    }

    @Test func renderWritesAndFinishes() throws {
        let answer = try PageHandler.answer(["page.mustache": "<h1>{{title}}</h1>"]) { handler in
            handler.write("before ")
            try handler.render("page", ["title": "A & B", "none": String?.none])
            #expect(handler.isFinished)
            #expect(throws: HTTPOutputError.self) { try handler.render("page") }
        }
        #expect(answer.text == "before <h1>A &amp; B</h1>")
        #expect(answer.response.headerFields[.contentType] == "text/html; charset=UTF-8")
        #expect(answer.response.headerFields[.contentLength] == "25")
    }

    @Test func dataMayBeAnything() throws {
        let files = ["page.mustache": "{{title}}{{#.}}{{x}}{{/.}}{{site}}"]
        let answer = try PageHandler.answer(files) { handler in
            let values: [String: Any] = ["title": "variable "]
            handler.write(try handler.renderString("page", Page(title: "structure ")))
            handler.write(try handler.renderString("page", values))
            handler.write(try handler.renderString("page", ["title": 1, "other": "x"]))
            handler.write(try handler.renderString("page", [["x": " array "]]))
            try handler.render("page", Page(title: "last "))
        }
        let site = "The &lt;Daily&gt; Funnel"
        #expect(answer.text == "structure \(site)variable \(site)1\(site) array \(site)last \(site)")
    }

    @Test func requestIsThere() throws {
        let template =
            "{{#request}}{{method}} {{uri}} {{path}} {{query}} {{protocol}} {{host}} {{host_name}} "
            + "{{full_url}} {{remote_ip}} {{version}}{{/request}} {{request.method}} {{handler}}"
        let answer = try PageHandler.answer(["page.mustache": template], target: "/a?b=<{{site}}>") {
            try $0.render("page")
        }
        let uri = "/a?b=&lt;{{site}}&gt;"
        #expect(
            answer.text == "GET \(uri) /a b=&lt;{{site}}&gt; http example.org example.org http://example.org\(uri) "
                + "192.0.2.7 HTTP/1.1 GET PageHandler"
        )
    }

    @Test(
        arguments: [("user={{site}}", "{{site}}", 1), ("user=Ann", "Ann", 1), (nil, "nobody", 1)]
            as [(String?, String, Int)]
    )
    func userIsThere(cookie: String?, expected: String, lookups: Int) throws {
        let template = "{{current_user.name}}{{^current_user}}nobody{{/current_user}}"
        let answer = try PageHandler.answer(["page.mustache": template], cookie: cookie) {
            try $0.render("page")
            #expect($0.lookups == lookups)
        }
        #expect(answer.text == expected)
    }

    @Test func userIsLookedForOnlyIfMentioned() throws {
        let files = ["page.mustache": "{{#show}}{{current_user.name}}{{/show}}ok"]
        let answer = try PageHandler.answer(files, cookie: "user=broken") {
            try $0.render("page", ["show": false])
            #expect($0.lookups == 0)
        }
        #expect(answer.text == "ok")
        #expect(answer.response.headerFields[.setCookie] == nil)
        let failing = try PageHandler.answer(files, cookie: "user=broken") { try $0.render("page", ["show": true]) }
        #expect(failing.response.status.code == 500)
        #expect(failing.lines.first?.contains("LookupFailure") == true)
    }

    @Test func formsHaveTheirToken() throws {
        let answer = try PageHandler.answer(["page.mustache": "{{{xsrf_form_html}}}|{{xsrf_token}}"]) {
            try $0.render("page")
        }
        let parts = answer.text.split(separator: "|", maxSplits: 1)
        #expect(parts.first?.hasPrefix("<input type=\"hidden\" name=\"_xsrf\" value=\"2") == true)
        #expect(answer.response.headerFields[.setCookie]?.hasPrefix("_xsrf=2|") == true)
        let token = answer.text[(answer.text.lastIndex(of: ">") ?? answer.text.startIndex)...].dropFirst(2)
        #expect(answer.text.contains("value=\"\(token)\"/>|\(token)"))
    }

    @Test func staticFilesHaveURLs() throws {
        let files = try Templates([
            "page.mustache":
                "<link href=\"{{#static_url}}css/site.css{{/static_url}}\">{{#static_url}}{{x}}{{/static_url}}",
            "css/site.css": "body {}",
        ])
        var settings = Settings()
        settings.templates = try files.load()
        settings.staticPath = files.folder.path
        let answer = try Answer(settings: settings) { PageHandler($0) { try $0.render("page", ["x": "data"]) } }
        let version = answer.text.split(separator: "?v=").last?.prefix { $0 != "\"" } ?? ""
        #expect(version.utf8.count >= 32)
        #expect(answer.text == "<link href=\"/static/css/site.css?v=\(version)\">/static/{{x}}")
        settings.staticPath = nil
        let without = try Answer(settings: settings) { PageHandler($0) { try $0.render("page") } }
        #expect(without.response.status.code == 500)
        #expect(without.lines.first?.contains("the setting staticPath is missing") == true)
    }

    @Test func missingSettingIsNamed() throws {
        let answer = try Answer(settings: Settings()) { PageHandler($0) { try $0.render("page") } }
        #expect(answer.response.status.code == 500)
        #expect(answer.lines.first?.contains("the setting templates is missing") == true)
    }

    @Test func missingTemplateIsNamedInTheLog() throws {
        let answer = try PageHandler.answer([:]) {
            $0.write("dropped")
            try $0.render("story")
        }
        #expect(answer.response.status.code == 500)
        #expect(!answer.text.contains("dropped"))
        #expect(!answer.text.contains("story"))
        #expect(answer.lines.first?.contains("\"story\"") == true)
        #expect(answer.lines.first?.contains("/tmp/") == true)
    }
}
