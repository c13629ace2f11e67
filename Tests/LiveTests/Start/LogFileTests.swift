// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

extension LiveTests {
    /// The log in a file.
    struct LogFileTests {
        @Test("A file is made, appended to, and opened anew")
        func rotation() throws {
            let folder = try RunFolder()
            try folder.write("before\n", to: "hello.log")
            let app = try SpawnedApp(.liveApp, ["--log-file", "hello.log"], in: folder)
            try get(app, "/path/one")
            #expect(waitUntil { folder.text(of: "hello.log").contains("/path/one") })
            #expect(folder.text(of: "hello.log").hasPrefix("before\n"))
            try FileManager.default.moveItem(atPath: folder.file("hello.log"), toPath: folder.file("hello.log.1"))
            app.signal(SIGUSR1)
            #expect(waitUntil { FileManager.default.fileExists(atPath: folder.file("hello.log")) })
            try get(app, "/path/two")
            #expect(waitUntil { folder.text(of: "hello.log").contains("/path/two") })
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.file("hello.log"))
            #expect(attributes[.posixPermissions] as? Int == 0o640)
            #expect(app.log == "")
            #expect(try app.stop() == .exited(0))
        }

        @Test("No line is lost while the file is opened anew")
        func nothingIsLost() throws {
            let folder = try RunFolder()
            let app = try SpawnedApp(.liveApp, ["--log-file", "hello.log"], in: folder)
            var files: [String] = []
            for number in 0..<20 {
                for request in 0..<10 { try get(app, "/path/\(number)-\(request)-") }
                files.append("hello.log.\(number)")
                try FileManager.default.moveItem(atPath: folder.file("hello.log"), toPath: folder.file(files[number]))
                app.signal(SIGUSR1)
                #expect(waitUntil { FileManager.default.fileExists(atPath: folder.file("hello.log")) })
            }
            #expect(try app.stop() == .exited(0))
            let lines = (files + ["hello.log"]).flatMap { folder.text(of: $0).split(separator: "\n") }
            #expect(lines.allSatisfy { $0.hasPrefix("[") })
            for number in 0..<20 {
                for request in 0..<10 {
                    #expect(lines.filter { $0.contains("/path/\(number)-\(request)-") }.count == 1)
                }
            }
        }

        @Test("A file that cannot be opened anew leaves the old one")
        func cannotReopen() throws {
            let folder = try RunFolder()
            try folder.write("", to: "logs/hello.log")
            let app = try SpawnedApp(.liveApp, ["--log-file", "logs/hello.log"], in: folder)
            // Its socket takes connections before it runs.
            try get(app, "/path/zero")
            try FileManager.default.moveItem(atPath: folder.file("logs"), toPath: folder.file("moved"))
            app.signal(SIGUSR1)
            #expect(waitUntil { folder.text(of: "moved/hello.log").contains("so the old one is kept") })
            try get(app, "/path/one")
            #expect(waitUntil { folder.text(of: "moved/hello.log").contains("/path/one") })
            #expect(try app.stop() == .exited(0))
        }

        private func get(_ app: SpawnedApp, _ path: String) throws {
            let reply = try app.connect().exchange(TestRequest("GET", path, keep: false))
            #expect(reply.text.hasPrefix("Status: 200 OK"))
        }
    }
}
