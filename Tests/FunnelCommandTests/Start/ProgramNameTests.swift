// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import FunnelCommand

@Suite struct ProgramNameTests {
    @Test(arguments: [
        ("/usr/bin/hello", "hello"), ("hello", "hello"), ("./a/hello", "hello"), ("", "application"),
        ("/", "application"),
    ])
    func isTheFileName(path: String, name: String) {
        #expect(ProgramName.fileName(of: path) == name)
    }

    @Test(arguments: [
        (Int32(64), "no", Optional("hello: no (see 'hello help serve')")),
        (1, "a\nb", "hello: a b"),
        (1, "a\u{1B}b", "hello: a\\x1bb"),
        (0, "help", nil),
        (22, "", nil),
    ])
    func anErrorIsOneLine(code: Int32, message: String, line: String?) {
        let end = ProgramExit(code: code, message: message, help: "", subcommand: "serve")
        #expect(end.line(program: "hello") == line)
    }
}
