// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// The Tornado that Funnel has to agree with, in a virtual environment of Python.
enum Tornado {
    static let version = "6.6.1"

    /// The environment's Python; made at first use and kept beside the built programs.
    static let python = Result { try install() }

    private static func install() throws -> String {
        let folder = BuiltProgram.folder.appendingPathComponent("tornado-\(version)").path
        let python = "\(folder)/bin/python"
        if isComplete(python) { return python }
        guard let base = Installed.path(of: "python3") else { throw TestFailure("python3 is not installed") }
        try run(base, ["-m", "venv", "--clear", folder])
        try run(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "tornado==\(version)"])
        guard isComplete(python) else { throw TestFailure("\(python) has no Tornado \(version)") }
        return python
    }

    private static func isComplete(_ python: String) -> Bool {
        FileManager.default.isExecutableFile(atPath: python)
            && (try? run(python, ["-c", "import tornado; assert tornado.version == '\(version)'"])) != nil
    }

    private static func run(_ program: String, _ arguments: [String]) throws {
        let folder = try RunFolder()
        let process = try ChildProcess(program, arguments, in: folder, log: "run.log")
        guard try process.waitForEnd(timeout: .seconds(300)) == .exited(0) else {
            throw TestFailure("\(program) \(arguments.joined(separator: " ")): \(folder.text(of: "run.log"))")
        }
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips tests where Tornado is not there and cannot be had.
    static var needsTornado: Self {
        .enabled("Tornado is missing: apt-get install python3-venv; the rest comes over the network, once") {
            Installed.isContinuousIntegration || (try? Tornado.python.get()) != nil
        }
    }
}
