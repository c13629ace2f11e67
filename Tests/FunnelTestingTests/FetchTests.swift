// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelTesting
import HTTPTypes
import Logging
import Testing

@Suite struct FetchTests {
    private func echo(_ response: TestResponse) throws -> Site.EchoHandler.Answer {
        #expect(response.status == .ok)
        return try response.json()
    }

    @Test func targetAndHost() throws {
        let client = try Site.client("http://example.org:8080")
        let answer = try echo(client.fetch("/echo/a?x=1&y=%20z"))
        #expect(answer.uri == "/echo/a?x=1&y=%20z")
        #expect(answer.host == "example.org:8080")
        #expect(answer.arguments == ["x": ["1"], "y": [" z"]])
        #expect(answer.length == nil)
        #expect(try client.fetch("/echo#top").url == "http://example.org:8080/echo")
    }

    @Test(arguments: [
        ("/echo/ü x", "/echo/%C3%BC%20x"), ("http://other.test/echo?q", "/echo?q"), ("/echo/%2F", "/echo/%2F"),
    ])
    func whatNoRequestHasIsEncoded(target: String, uri: String) throws {
        #expect(try echo(Site.client().fetch(target)).uri == uri)
    }

    @Test(arguments: ["ftp://example.org/", "http://", "mailto:ann@example.org"])
    func urlsThatCannotBeAsked(url: String) throws {
        #expect(throws: TestClientError.self) { try Site.client().fetch(url) }
    }

    @Test func formsAreParsedAsFromABrowser() throws {
        let answer = try echo(Site.client().post("/echo", form: ["a": "1 & 2", "a": "ü", "b": ""]))
        #expect(answer.type == "application/x-www-form-urlencoded")
        #expect(answer.arguments == ["a": ["1 & 2", "ü"], "b": [""]])
    }

    @Test func multipartFormsHaveFiles() throws {
        let content = Array("--funnel-testing-0\r\n".utf8)
        let parts: [MultipartPart] = [
            .field("title", "A \"cat\""),
            .file("photo", filename: "a cat.png", contentType: "image/png", content: content),
        ]
        let answer = try echo(Site.client().post("/echo", multipart: parts))
        #expect(answer.arguments == ["title": ["A \"cat\""]])
        #expect(answer.files == ["a cat.png image/png \(content.count)"])
    }

    @Test func jsonGoesAndComes() throws {
        let answer = try echo(Site.client().post("/echo", json: ["a": [1, 2]]))
        #expect(answer.type == "application/json")
        #expect(answer.body == "{\"a\": [1, 2]}" || answer.body == "{\"a\":[1,2]}")
        #expect(throws: DecodingError.self) { try Site.client().get("/failure").json(as: Int.self) }
    }

    @Test func headersOfTheClientAndOfTheCall() throws {
        let client = TestClient(
            GatewayFunction { environment in
                let names = ["HTTP_ACCEPT", "HTTP_X_TEST", "HTTP_X_TWICE", "REMOTE_ADDR"]
                let text = names.map { environment.variables[$0] ?? "-" }.joined(separator: "|")
                return GatewayResponse(
                    status: .ok,
                    headerFields: [.contentType: "text/plain"],
                    body: .bytes(Array(text.utf8))
                )
            }
        )
        client.remoteIP = "192.0.2.9"
        client.headers = [.accept: "text/html"]
        let test = try #require(HTTPField.Name("X-Test"))
        let twice = try #require(HTTPField.Name("X-Twice"))
        #expect(try client.get("/", headers: [test: "a"]).text == "text/html|a|-|192.0.2.9")
        let own: HTTPFields = [.accept: "*/*", twice: "1", twice: "2"]
        #expect(try client.get("/", headers: own).text == "*/*|-|1, 2|192.0.2.9")
    }

    @Test func methodsAreTheirOwn() throws {
        let client = try Site.client()
        #expect(try echo(client.put("/echo", body: .text("x"))).method == "PUT")
        #expect(try echo(client.patch("/echo", body: .bytes([0x79]))).body == "y")
        #expect(try echo(client.delete("/echo")).method == "DELETE")
        #expect(try client.fetch("/echo", method: .options).status == .methodNotAllowed)
    }

    @Test func anAnswerToHeadHasNoBody() throws {
        let client = try Site.client()
        let head = try client.head("/echo")
        #expect(head.body.isEmpty)
        #expect(head.headers[.contentLength] == "\(try client.get("/echo").body.count + 1)")
    }

    @Test func streamsAreReadToTheirEnd() throws {
        #expect(try Site.client().get("/stream").text == "one two")
    }

    @Test func aStreamThatBreaksOffIsAnError() throws {
        let client = try Site.client()
        do {
            try client.expectLog("Response not complete: ", level: .warning) { try client.get("/stream?breaks=1") }
            Issue.record("no error")
        } catch TestClientError.responseCut(let response, let cause) {
            #expect(response.text == "one ")
            #expect(cause is Site.StreamHandler.Trouble)
        }
    }

    @Test func theReasonPhraseComesToo() throws {
        #expect(try Site.client().get("/nowhere").status.reasonPhrase == "Not Found")
    }
}
