// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// A program that a test runs. It is ended with its object at the latest.
final class ChildProcess {
    private let process = Process()
    private let name: String

    /// Starts a program, with the run folder as working directory and its output in a file there.
    ///
    /// - Parameters:
    ///   - log: The file of what it writes.
    ///   - output: A file of its own for its standard output. Default: it goes to the log.
    ///   - input: Its standard input. Default: there is none.
    ///   - environment: Variables beside those of this process.
    init(
        _ path: String,
        _ arguments: [String],
        in folder: RunFolder,
        log: String,
        output: String? = nil,
        input: FileHandle = .nullDevice,
        environment: [String: String] = [:]
    ) throws {
        name = log
        try folder.write("", to: log)
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.standardInput = input
        if let output { try folder.write("", to: output) }
        process.standardError = FileHandle(forWritingAtPath: folder.file(log))
        process.standardOutput = output.map { FileHandle(forWritingAtPath: folder.file($0)) } ?? process.standardError
        try Self.withAllSignals { try process.run() }
    }

    deinit {
        signal(SIGTERM)
        if !waitUntil(timeout: .seconds(5), { !process.isRunning }) { signal(SIGKILL) }
        waitUntil { !process.isRunning }
    }

    var id: pid_t { process.processIdentifier }
    var isRunning: Bool { process.isRunning }

    /// Sends a signal. The id is not another program's: that of a program that ended is not running.
    func signal(_ signal: Int32) {
        if process.isRunning { kill(id, signal) }
    }

    /// Waits for the program's end.
    func waitForEnd(timeout: Duration = .seconds(20)) throws -> Ending {
        guard waitUntil(timeout: timeout, { !process.isRunning }) else {
            throw TestFailure("\(name) (\(id)) has not ended")
        }
        let status = process.terminationStatus
        return process.terminationReason == .exit ? .exited(status) : .killed(status)
    }

    /// A program starts with the blocked signals of the thread that starts it, and threads of tests block some.
    private static func withAllSignals(_ body: () throws -> Void) rethrows {
        var none = sigset_t()
        var before = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try body()
    }
}
