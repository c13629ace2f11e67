// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Logging
import Testing

@testable import FunnelCommand

@Suite struct LogLineTests {
    private func line(
        _ level: Logger.Level,
        _ message: String,
        metadata: Logger.Metadata = [:],
        isColored: Bool = false
    ) throws -> String {
        let parts = DateComponents(year: 2026, month: 11, day: 21, hour: 1, minute: 58, second: 9)
        let date = try #require(Calendar(identifier: .gregorian).date(from: parts))
        let line = LogLine(
            level: level,
            label: "funnel.access",
            message: message,
            metadata: metadata,
            time: LogTime(second: Int(date.timeIntervalSince1970)),
            isColored: isColored
        )
        return String(decoding: line.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        (Logger.Level.trace, "T"), (.debug, "D"), (.info, "I"), (.notice, "N"), (.warning, "W"), (.error, "E"),
        (.critical, "C"),
    ])
    func hasTornadosForm(level: Logger.Level, letter: String) throws {
        #expect(
            try line(level, "200 GET / (127.0.0.1) 0.89ms")
                == "[\(letter) 261121 01:58:09 funnel.access] 200 GET / (127.0.0.1) 0.89ms\n"
        )
    }

    @Test func indentsFurtherLines() throws {
        #expect(try line(.error, "a\nb\n[c") == "[E 261121 01:58:09 funnel.access] a\n    b\n    [c\n")
    }

    @Test func appendsMetadataSorted() throws {
        #expect(
            try line(.info, "m", metadata: ["b": "2", "a": "x\ny"])
                == "[I 261121 01:58:09 funnel.access] m a=x\n    y b=2\n"
        )
    }

    @Test func colorsThePrefixOnly() throws {
        #expect(try line(.info, "m", isColored: true) == "\u{1B}[32m[I 261121 01:58:09 funnel.access]\u{1B}[0m m\n")
    }

    @Test func nowIsNow() {
        let before = Int(time(nil))
        let now = LogTime.now
        #expect((before...before + 2).contains { LogTime(second: $0) == now })
        var text: [UInt8] = []
        now.append(to: &text)
        #expect(text.count == 15)
    }

    @Test func mergesMetadata() {
        var handler = LineLogHandler(label: "test", level: .trace)
        handler[metadataKey: "a"] = "1"
        #expect(handler[metadataKey: "a"] == "1")
        #expect(handler.logLevel == .trace)
    }
}
