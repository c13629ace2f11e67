// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Testing

@testable import Funnel

@Suite struct ResponseHeadTests {
    private func head(_ response: GatewayResponse, _ line: GatewayResponse.StatusLine = .cgi) -> String {
        var bytes: [UInt8] = []
        response.appendHead(to: &bytes, statusLine: line)
        return String(bytes.map { Character(Unicode.Scalar($0)) })
    }

    @Test func statusLineComesFirstAndAnEmptyLineLast() {
        let response = GatewayResponse(status: .notFound, headerFields: [.contentType: "text/plain"])
        #expect(head(response) == "Status: 404 Not Found\r\nContent-Type: text/plain\r\n\r\n")
        #expect(head(response, .http) == "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\n\r\n")
    }

    @Test func repeatedFieldsAreLinesOfTheirOwn() {
        var fields = HTTPFields()
        fields.append(HTTPField(name: .setCookie, value: "a=1"))
        fields.append(HTTPField(name: .setCookie, value: "b=2"))
        let text = head(GatewayResponse(status: .ok, headerFields: fields))
        #expect(text == "Status: 200 OK\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n\r\n")
    }

    @Test(arguments: [(418, "I'm a Teapot"), (599, "Unknown"), (299, "Unknown")])
    func reasonsAreTornados(code: Int, reason: String) {
        #expect(head(GatewayResponse(status: .init(code: code))) == "Status: \(code) \(reason)\r\n\r\n")
    }

    /// The head is shown here as ISO 8859-1; Tornado sends phrases as UTF-8.
    @Test func reasonsAreUTF8() {
        let status = HTTPResponse.Status(code: 200, reasonPhrase: "tr\u{E8}s bien")
        #expect(head(GatewayResponse(status: status)) == "Status: 200 tr\u{C3}\u{A8}s bien\r\n\r\n")
    }
}
