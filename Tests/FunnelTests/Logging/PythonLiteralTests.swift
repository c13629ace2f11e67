// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Testing

@testable import Funnel

@Suite struct PythonLiteralTests {
    @Test(arguments: pythonLiteralTable)
    func bytesAreWrittenAsPythonWritesThem(bytes: [UInt8], text: String) {
        #expect(bytes.pythonLiteral == text)
    }

    @Test func theLogShowsWhatIsNoText() throws {
        let value = "%FF" + String(repeating: "a", count: 60)
        let (response, lines) = try TestHandler.answer(.make("GET", "/?q=\(value)")) { _ = try $0.argument("q") }
        #expect(response.status == .badRequest)
        let shown = "b'\\xff" + String(repeating: "a", count: 39) + "'"
        #expect(lines[0] == "warning: 400 GET /?q=\(value) (192.0.2.7): Invalid unicode in q: \(shown)")
    }
}
