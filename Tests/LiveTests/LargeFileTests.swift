// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport
import Testing

extension LiveTests {
    /// Responses that are larger than the memory they may take.
    struct LargeFileTests {
        @Test("A file of 1 GB leaves in constant memory", arguments: ["/files/large.bin", "/download?mib=1024"])
        func oneGigabyte(target: String) throws {
            let folder = try RunFolder()
            try folder.write("", to: "protected/large.bin")
            #expect(truncate(folder.file("protected/large.bin"), 1 << 30) == 0)
            let app = try SpawnedApp(.liveApp, ["serve", "--threads", "2"], in: folder)
            // What a first answer loads does not count.
            #expect(try app.connect().exchange(TestRequest("GET", "/download?mib=1", keep: false)).isComplete)
            let before = try ProcessFootprint(of: app.id).peakMemory

            let client = try app.connect()
            try client.send(TestRequest("GET", target, keep: false).bytes)
            var count = 0
            while case let piece = try client.receive(1 << 20), !piece.isEmpty { count += piece.count }
            // Headers of records and padding are what is more.
            #expect(count > 1 << 30 && count < (1 << 30) + (1 << 20))
            let growth = try ProcessFootprint(of: app.id).peakMemory - before
            #expect(growth < 8 << 20, "\(growth >> 10) KiB")
            #expect(try app.stop() == .exited(0))
        }
    }
}
