// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// A folder for the files of the servers of one test, in which they are started. It goes away with its object.
final class RunFolder: Sendable {
    private let directory: TemporaryDirectory

    /// nginx's worker processes may enter it, who are somebody else when root runs the tests.
    init() throws {
        directory = try TemporaryDirectory()
        guard chmod(directory.path, 0o755) == 0 else { throw TestFailure("chmod \(directory.path)") }
    }

    var path: String { directory.path }

    func file(_ name: String) -> String { directory.file(name) }

    /// The text of a file, empty if there is none.
    func text(of name: String) -> String {
        FileManager.default.contents(atPath: file(name)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// The names of what is in it.
    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] }

    /// Makes a link, in place of one with that name.
    func link(_ name: String, to path: String) throws {
        let new = file(name + ".new")
        guard symlink(path, new) == 0, rename(new, file(name)) == 0 else { throw TestFailure("link \(name)") }
    }

    /// Writes a script that can be run.
    func script(_ name: String, _ command: String) throws {
        try write("#!/bin/sh\n\(command)\n", to: name)
        guard chmod(file(name), 0o755) == 0 else { throw TestFailure("chmod \(name)") }
    }

    /// Makes a folder.
    ///
    /// - Returns: Its path.
    func makeFolder(_ name: String) throws -> String {
        try FileManager.default.createDirectory(atPath: file(name), withIntermediateDirectories: true)
        return file(name)
    }

    /// Writes a file, and the folder it lies in.
    func write(_ text: String, to name: String) throws {
        let url = URL(fileURLWithPath: file(name))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }
}
