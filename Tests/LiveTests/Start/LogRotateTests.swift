// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

extension LiveTests {
    /// Documentation/deploy/hello.logrotate, with logrotate.
    @Suite(.needsLogrotate)
    struct LogRotateTests {
        @Test("A log that is rotated under load loses no line", arguments: [[], ["--workers", "2"]])
        func underLoad(workers: [String]) throws {
            let folder = try RunFolder()
            _ = try folder.makeFolder("logs")
            let app = try SpawnedApp(.liveApp, ["serve", "--log-file", "logs/hello.log"] + workers, in: folder)
            try expectAnswer(app, "/path/first-")
            let load = try NumberedRequests(clients: 4, on: app)
            try folder.write(try configuration(folder, process: app.id), to: "logrotate.conf")
            // It keeps 8 files.
            for rotation in 1...7 {
                #expect(load.waitForMore(100))
                try rotate(folder)
                // The file that was renamed is gone from its place until the application has made a new one.
                #expect(waitUntil { access(folder.file("logs/hello.log"), F_OK) == 0 })
                #expect(access(folder.file("logs/hello.log.1"), F_OK) == 0, "rotation \(rotation)")
            }
            #expect(load.waitForMore(100))
            let answered = try load.end()
            #expect(try app.stop() == .exited(0))
            let lines = try logged(folder)
            #expect(lines.allSatisfy { $0.hasPrefix("[") })
            let requests = lines.compactMap { line in
                line.firstRange(of: "/path/n").map { String(line[$0.lowerBound...].prefix { $0 != " " }) }
            }
            #expect(requests.sorted() == answered.map { "/path/n\($0)" }.sorted())
        }

        /// The file as it is, but for the path, and for the process: there is no systemd to ask.
        private func configuration(_ folder: RunFolder, process: pid_t) throws -> String {
            try DeployedFile.deploy("hello.logrotate").text([
                "/var/log/hello/hello.log {": "\(folder.file("logs/hello.log")) {",
                "systemctl kill --signal=USR1 --kill-whom=main hello.service": "kill -USR1 \(process)",
            ])
        }

        private func rotate(_ folder: RunFolder) throws {
            let arguments = ["--force", "--state", folder.file("state"), folder.file("logrotate.conf")]
            let logrotate = try #require(Installed.logrotate)
            let process = try ChildProcess(logrotate, arguments, in: folder, log: "logrotate.log")
            #expect(try process.waitForEnd() == .exited(0))
            #expect(folder.text(of: "logrotate.log") == "")
        }

        /// All lines, of compressed files too.
        private func logged(_ folder: RunFolder) throws -> [Substring] {
            let command = "for file in logs/*; do case $file in *.gz) gzip -dc $file;; *) cat $file;; esac; done"
            let process = try ChildProcess("/bin/sh", ["-c", command], in: folder, log: "all.log")
            #expect(try process.waitForEnd() == .exited(0))
            return folder.text(of: "all.log").split(separator: "\n")
        }

        private func expectAnswer(_ app: SpawnedApp, _ path: String) throws {
            #expect(try app.connect().exchange(TestRequest("GET", path, keep: false)).isComplete)
        }
    }
}

/// Clients that send requests for `/path/n1`, `/path/n2` and so on.
private final class NumberedRequests: Sendable {
    private let next = Atomic(0)
    private let answered = Mutex<[Int]>([])
    private let failures = Mutex<[String]>([])
    private let isOver = Atomic(false)
    private let threads = Mutex<[TestThread]>([])

    init(clients: Int, on app: SpawnedApp) throws {
        let path = app.folder.file("hello.sock")
        let threads = try (0..<clients).map { _ in try TestThread { self.run(path) } }
        self.threads.withLock { $0 = threads }
    }

    func waitForMore(_ count: Int) -> Bool {
        let before = answered.withLock(\.count)
        return waitUntil { answered.withLock(\.count) >= before + count }
    }

    /// Waits for the clients' end, and tells the numbers of the requests that were answered.
    func end() throws -> [Int] {
        isOver.store(true, ordering: .sequentiallyConsistent)
        for thread in threads.withLock({ $0 }) { thread.join() }
        if let failure = failures.withLock(\.first) { throw TestFailure(failure) }
        return answered.withLock { $0 }
    }

    private func run(_ path: String) {
        do {
            while !isOver.load(ordering: .sequentiallyConsistent) {
                let number = next.add(1, ordering: .sequentiallyConsistent).newValue
                let client = try FastCGIClient(unix: path)
                let reply = try client.exchange(TestRequest("GET", "/path/n\(number)", keep: false))
                guard reply.isComplete else { throw TestFailure("no answer to \(number)") }
                answered.withLock { $0.append(number) }
                usleep(2_000)
            }
        } catch {
            failures.withLock { $0.append("\(error)") }
        }
    }
}
