// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One run of the built `hello`.
struct ProgramRun {
    let status: Int32
    let output: String
    let errors: String

    /// Runs it to its end. Input and output are files, so that no pipe can fill up.
    init(_ arguments: [String] = [], environment: [String: String] = [:], input: Data = Data()) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("funnel-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["in", "out", "err"].map { folder.appendingPathComponent($0) }
        try input.write(to: files[0])
        for file in files[1...] { try Data().write(to: file) }

        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        process.environment = environment
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()

        status = process.terminationStatus
        output = String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
        errors = String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
    }

    /// Standard error, a line each.
    var errorLines: [Substring] { errors.split(separator: "\n") }

    /// The program lies beside the tests: on Linux the test bundle is the running program, elsewhere a folder that
    /// the running program loaded.
    private static let program: URL = {
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
        let folder = bundle?.bundleURL ?? Bundle.main.bundleURL.appendingPathComponent("x")
        let beside = folder.deletingLastPathComponent().appendingPathComponent("hello")
        return FileManager.default.isExecutableFile(atPath: beside.path)
            ? beside : Bundle.main.bundleURL.appendingPathComponent("hello")
    }()
}
