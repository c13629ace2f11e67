// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import FunnelTesting
import HTTPTypes
import Testing

@Suite struct CGIProgramTests {
    private let hello: TestClient = TestClient(CGIProgram(BuiltProgram.path("hello")))

    @Test func theProgramAnswers() throws {
        let response = try hello.get("/?name=Ann")
        #expect(response.status == .ok)
        #expect(response.text == "Hello, Ann\n")
        #expect(response.headers[.contentLength] == "11")
        #expect(response.errorOutput.contains("200 GET /?name=Ann (127.0.0.1)"))
    }

    @Test func aFormReachesIt() throws {
        let response = try hello.post("/", form: ["name": "ü"])
        #expect(response.status == .methodNotAllowed)
        #expect(try hello.head("/").body.isEmpty)
    }

    /// The program has a `GatewayValidator` around its application, so this is about the CGI transport too.
    @Test(arguments: [0, 1, 70_000])
    func theTransportKeepsTheRules(size: Int) throws {
        let client = TestClient(CGIProgram(BuiltProgram.path("LiveApp")))
        let body = Array(repeating: UInt8(0x78), count: size)
        #expect(try client.post("/echo", body: .bytes(body, type: "application/octet-stream")).body == body)
        #expect(try client.post("/unread", body: .bytes(body)).status == .ok)
        #expect(try client.post("/redirect").status.kind == .redirection)
    }

    @Test func environmentAndInputAreTheRequests() throws {
        let script = "printf 'Content-Type: text/plain\\n\\n'; printf '%s' \"$REQUEST_METHOD $A \""
        let client = TestClient(CGIProgram("/bin/sh", environment: ["ENV": "", "A": "b"]))
        // Without arguments a shell reads its script from its input.
        let response = try client.post("/", body: .text(script))
        #expect(response.status == .ok)
        #expect(response.text == "POST b ")
    }

    @Test(arguments: ["exit 3", "printf 'no head'", "printf 'Status: 20\\n\\n'", "printf ': x\\n\\n'", "kill -9 $$"])
    func whatIsNoResponseIsAnError(script: String) {
        #expect(throws: TestClientError.self) {
            try TestClient(CGIProgram("/bin/sh")).post("/", body: .text(script))
        }
    }

    @Test func aProgramThatIsNotThereIsAnError() {
        #expect(throws: TestClientError.self) { try TestClient(CGIProgram("/nonexistent")).get("/") }
    }

    @Test func aProgramThatDoesNotEndIsKilled() {
        let client = TestClient(CGIProgram("/bin/sh", timeout: .milliseconds(50)))
        #expect {
            try client.post("/", body: .text("while :; do :; done"))
        } throws: { "\($0)".contains("did not end") }
    }
}
