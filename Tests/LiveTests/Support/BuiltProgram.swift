// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A program of this package, built beside the tests.
enum BuiltProgram: String, Sendable {
    case hello
    case liveApp = "LiveApp"
    case notes = "NotesApp"

    var path: String { Self.folder.appendingPathComponent(rawValue).path }

    /// The folder that the test program runs from, which has the others too.
    static let folder: URL = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: tests).deletingLastPathComponent()
    }()
}
