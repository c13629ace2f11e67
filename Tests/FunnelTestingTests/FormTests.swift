// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelTesting
import HTTPTypes
import Testing

@Suite struct FormTests {
    private final class NoteHandler: RequestHandler {
        override func get() throws { write("<form method=\"post\">\(try xsrfFormHTML())<input name=\"text\"></form>") }
        override func post() throws { write(try argument("text")) }
    }

    private final class PlainHandler: RequestHandler {
        override func get() throws { write("<p>_xsrf</p>") }
    }

    private func client() throws -> TestClient {
        var settings = Settings()
        settings.xsrfCookies = true
        return TestClient(
            try Application([Route("/note", NoteHandler.init), Route("/plain", PlainHandler.init)], settings: settings)
        )
    }

    @Test func aFormIsSentWithItsToken() throws {
        let client = try client()
        let form = ["text": "kept", "_xsrf": try client.formToken(at: "/note")] as KeyValuePairs
        #expect(try client.post("/note", form: form).text == "kept")
        client.cookies.removeAll()
        #expect(try client.post("/note", form: form).status == .forbidden)
    }

    @Test func aPageWithoutATokenIsShown() throws {
        let client = try client()
        let error = #expect(throws: TestClientError.self) { try client.formToken(at: "/plain") }
        #expect(error.map { "\($0)".contains("/plain: 200 OK") && "\($0)".contains("<p>_xsrf</p>") } == true)
    }

    @Test(
        arguments: [
            ("<input name=\"a\" value=\"1\">", "1"), ("<INPUT\n NAME = 'a'\n VALUE='1 2'/>", "1 2"),
            ("<input value=1 name=a>", "1"),
            ("<input name=a disabled value>", ""), ("<input name=\"a\"><input name=a value=2>", ""),
            ("<input name=b value=1><p><input name=a value=2>", "2"),
            ("<input name=a value=\"&lt;&#x27;&quot;&gt;\">", "<'\">"),
            ("<input value='<input name=a value=1>' name=a>", "<input name=a value=1>"),
            ("<input name=a value=1 value=2>", "1"),
            ("<inputs name=a value=1>", nil), ("input name=a value=1", nil), ("<input name=a value=\"1", "1"),
            ("<input", nil),
            ("<input name=\"é\" value=1>", nil), ("<input data=\"name=a\" value=1>", nil), ("", nil),
            ("<<input name=a value=1>", "1"),
        ] as [(String, String?)]
    )
    func aFieldHasAValue(page: String, value: String?) {
        let response = TestResponse(status: .ok, headers: [:], body: Array(page.utf8))
        #expect(response.formValue("a") == value)
    }
}
