// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport
import Testing

extension LiveTests {
    /// The built example with its own HTTP server.
    struct HTTPServerTests {
        /// `hello serve --http`, once it says where it serves.
        private func hello(_ address: String, in folder: RunFolder) throws -> ChildProcess {
            let hello = try ChildProcess(
                BuiltProgram.hello.path,
                ["serve", "--http", address],
                in: folder,
                log: "hello.log"
            )
            guard waitUntil({ folder.text(of: "hello.log").contains("Serving HTTP on ") || !hello.isRunning }),
                hello.isRunning
            else { throw TestFailure("hello does not start: \(folder.text(of: "hello.log"))") }
            return hello
        }

        @Test("It answers, says its URL, and stops when it is told to")
        func serves() throws {
            let folder = try RunFolder()
            let port = try FreePort.pick()
            let hello = try hello("127.0.0.1:\(port)", in: folder)
            #expect(folder.text(of: "hello.log").contains("Serving HTTP on http://127.0.0.1:\(port)/ with 16 threads"))
            let connection = try HTTPConnection(port: port)
            for name in ["Ann", "Bob"] {
                let answer = try connection.exchange("GET", "/?name=\(name)")
                #expect(answer.status == 200)
                #expect(answer.text == "Hello, \(name)\n")
            }
            #expect(try connection.exchange("GET", "/nothing").status == 404)
            hello.signal(SIGTERM)
            #expect(try hello.waitForEnd() == .exited(0))
            #expect(try connection.isAtEnd())
            #expect(folder.text(of: "hello.log").contains(" funnel.access] 200 GET /?name=Ann (127.0.0.1) "))
        }

        @Test("With the setting, its error pages show the error, the request and the routes")
        func debugPages() throws {
            let connection = try HTTPApp(["--debug"]).connect()
            let missing = try connection.exchange("GET", "/nothing")
            #expect(missing.status == 404)
            #expect(missing.fields["content-type"] == "text/plain; charset=UTF-8")
            let failed = try connection.exchange("GET", "/error")
            #expect(failed.text.contains("FailingHandler.Failure"))
            for text in [missing.text, failed.text] {
                #expect(text.contains("\n    Host: localhost\n"))
                #expect(text.contains("\n/path/(.*) "))
            }
            #expect(!(try HTTPApp().connect().exchange("GET", "/error").text.contains("FailingHandler")))
        }

        @Test("A second program on the same port says why it does not start")
        func portInUse() throws {
            let folder = try RunFolder()
            let port = try FreePort.pick()
            let first = try hello("127.0.0.1:\(port)", in: folder)
            let second = try ChildProcess(
                BuiltProgram.hello.path,
                ["serve", "--http", "127.0.0.1:\(port)"],
                in: folder,
                log: "second.log"
            )
            #expect(try second.waitForEnd() == .exited(1))
            #expect(folder.text(of: "second.log") == "hello: listen on 127.0.0.1:\(port): address already in use\n")
            #expect(first.isRunning)
        }
    }
}
