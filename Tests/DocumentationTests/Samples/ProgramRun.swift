// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// A program that was run to its end.
struct ProgramRun {
    let status: Int32
    /// What it wrote, on standard output and on standard error.
    let output: String

    /// - Parameter program: A name in `PATH`, or one of the programs that were built.
    init(_ program: String, _ arguments: [String]) throws {
        let built = Self.products.appendingPathComponent(program).path
        guard let path = FileManager.default.isExecutableFile(atPath: built) ? built : Self.path(of: program) else {
            throw TestFailure("\(program) is not installed")
        }
        let folder = try TemporaryDirectory()
        let log = try folder.write("log", [])
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: log)
        process.standardError = process.standardOutput
        try process.run()
        process.waitUntilExit()
        status = process.terminationStatus
        output = try String(contentsOfFile: log, encoding: .utf8)
    }

    /// Where the programs and modules of this package are: where the tests run from.
    static let products: URL = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: tests).deletingLastPathComponent()
    }()

    static func path(of program: String) -> String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let folders = path.split(separator: ":").map(String.init) + ["/usr/sbin", "/sbin"]
        return folders.map { "\($0)/\(program)" }.first(where: FileManager.default.isExecutableFile)
    }
}
