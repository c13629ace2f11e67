// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport
import Testing

extension LiveTests {
    /// A log file that several processes write.
    struct WorkerLogTests {
        @Test("SIGUSR1 to the supervisor opens the log file of all workers anew")
        func rotation() throws {
            let folder = try RunFolder()
            let arguments = ["serve", "--workers", "2", "--threads", "1", "--log-file", folder.file("site.log")]
            let app = try SpawnedApp(.liveApp, arguments, in: folder)
            #expect(
                try waitUntil { try request("/path/before", app) && folder.text(of: "site.log").contains("before") }
            )

            #expect(rename(folder.file("site.log"), folder.file("site.log.1")) == 0)
            app.signal(SIGUSR1)
            #expect(waitUntil { access(folder.file("site.log"), F_OK) == 0 })
            // Each worker opens it when the signal has come to it; then nothing goes to the old one any more.
            #expect(
                try waitUntil {
                    let length = folder.text(of: "site.log.1").utf8.count
                    for _ in 0..<20 { _ = try request("/path/after", app) }
                    return waitUntil(timeout: .seconds(2)) { folder.text(of: "site.log").contains("after") }
                        && folder.text(of: "site.log.1").utf8.count == length
                }
            )
            #expect(try app.stop() == .exited(0))
        }

        private func request(_ target: String, _ app: SpawnedApp) throws -> Bool {
            try app.connect().exchange(TestRequest("GET", target, keep: false)).isComplete
        }
    }
}
