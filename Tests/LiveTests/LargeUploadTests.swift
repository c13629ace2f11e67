// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

extension LiveTests {
    /// Bodies that are larger than the memory they may take.
    struct LargeUploadTests {
        /// The most that the application's memory may grow by.
        static let memory = 16 << 20

        @Test("500 MB go to a temporary file, not into memory", arguments: [true, false])
        func upload(isStreamed: Bool) throws {
            let site = try Self.site(isStreamed: isStreamed)
            let upload = LargeUpload(mebibytes: 500)
            let before = try warmPeakMemory(of: site)
            let connection = try site.connect(patience: 120)
            try upload.send(on: connection)
            let answer = try connection.receive()
            #expect(answer.status == 200)
            #expect(answer.text == (try upload.expectedAnswer()))
            let growth = try site.app.peakMemory - before
            #expect(growth <= Self.memory, "\(growth >> 10) KiB")
            try expectNoTemporaryFiles(of: site)
        }

        @Test("A client that leaves half-way leaves nothing behind", arguments: [true, false])
        func brokenOff(isStreamed: Bool) throws {
            let site = try Self.site(isStreamed: isStreamed)
            let before = try warmPeakMemory(of: site)
            do {
                let connection = try site.connect(patience: 120)
                try LargeUpload(mebibytes: 500).send(on: connection, stoppingAfter: 250)
                if isStreamed { #expect(try waitUntil { try site.app.temporaryFiles.count == 1 }) }
            }
            try expectNoTemporaryFiles(of: site)
            #expect(try site.exchange("GET", "/").text == "Hello, world\n")
            #expect(try site.app.peakMemory - before <= Self.memory)
            let uploads = try site.requests().filter { $0 == "POST /upload" }
            #expect(uploads.count == (isStreamed ? 2 : 1))
        }

        @Test("500 MB that are made while they are sent are never in memory")
        func download() throws {
            let site = try Self.site(isStreamed: false)
            let before = try warmPeakMemory(of: site)
            let connection = try site.connect(patience: 120)
            try connection.send("GET /download?mib=500 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".utf8)
            #expect(try connection.skip() > 500 << 20)
            let growth = try site.app.peakMemory - before
            #expect(growth <= Self.memory, "\(growth >> 10) KiB")
        }

        @Test("A body that is held in memory shows, so that the other tests can fail")
        func heldInMemory() throws {
            let site = try Self.site(isStreamed: false)
            let before = try warmPeakMemory(of: site)
            #expect(try site.exchange("POST", "/echo", body: TestBody.pattern(2 * Self.memory)).status == 200)
            #expect(try site.app.peakMemory - before > Self.memory)
        }

        private static func site(isStreamed: Bool) throws -> Site {
            let size = ["client_max_body_size 100m;": "client_max_body_size 600m;"]
            let edits = isStreamed ? size.merging(UploadTests.streaming) { $1 } : size
            return try Site(.liveApp, ["serve", "--threads", "2", "--max-body", "600MB"], nginxEdits: edits)
        }

        private func expectNoTemporaryFiles(of site: Site) throws {
            var files: [String] = []
            try waitUntil {
                files = try site.app.temporaryFiles
                return files.isEmpty
            }
            #expect(files == [])
        }

        /// The peak after a small upload, which pays for what only the first one costs.
        private func warmPeakMemory(of site: Site) throws -> Int {
            let upload = LargeUpload(mebibytes: 1)
            let connection = try site.connect()
            try upload.send(on: connection)
            #expect(try connection.receive().text == upload.expectedAnswer())
            try expectNoTemporaryFiles(of: site)
            return try site.app.peakMemory
        }
    }
}
