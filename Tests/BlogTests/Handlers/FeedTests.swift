// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import FunnelTesting
import HTTPTypes
import Testing

@testable import Blog

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Feed")
struct FeedTests {
    @Test("it is well-formed, whatever the entries are made of")
    func wellFormed() throws {
        let visitor = try Visitor(entries: true)
        try visitor.signUp()
        _ = try visitor.compose(
            title: "<&>\"' ]]> \u{FFFE}",
            text: "a & b <script>alert(1)</script> \u{1}\u{FFFF}\u{301}"
        )
        let response = try visitor.client.get("/feed.xml")
        #expect(response.headers[.contentType] == "application/atom+xml; charset=UTF-8")
        let parser = XMLParser(data: Data(response.body))
        let elements = Elements()
        parser.delegate = elements
        #expect(parser.parse())
        #expect(elements.names.filter { $0 == "entry" }.count == 11)
        #expect(Set(elements.names).isSuperset(of: ["feed", "id", "updated", "author", "name", "link", "content"]))
        #expect(Set(elements.ids).count == 12)
        #expect(response.text.contains("<name>Ann</name>"))
    }

    private final class Elements: NSObject, XMLParserDelegate {
        var names: [String] = []
        var ids: [String] = []
        private var text = ""

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) {
            names.append(name)
            text = ""
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            if name == "id" { ids.append(text) }
        }
    }
}
