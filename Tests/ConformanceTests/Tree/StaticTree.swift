// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

@testable import ConformanceApp

/// The static files of the reference application in a fresh folder, byte for byte those of make_static.py and with the
/// same time of modification, on which Etag, Last-Modified and versions depend. They go away with their object.
final class StaticTree: Sendable {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        for folder in ["static/subdir", "static_evil", "templates"] { try makeFolder(folder) }
        for (name, bytes) in try Self.files() { try write(name, bytes) }
        try link("static/link_in.txt", to: "hello.txt")
        try link("static/link_out.txt", to: "../static_evil/secret.txt")
        try link("static/dir_out", to: "../static_evil")
    }

    /// The folder that has `static` and `templates`.
    var root: String { directory.path }

    private func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: directory.file(name), withIntermediateDirectories: true)
    }

    private func write(_ name: String, _ bytes: [UInt8]) throws {
        let path = try directory.write(name, bytes)
        var times = [timeval](repeating: timeval(tv_sec: Self.modificationTime, tv_usec: 0), count: 2)
        guard utimes(path, &times) == 0 else { throw TestFailure("utimes \(path): errno \(errno)") }
    }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: directory.file(name), withDestinationPath: target)
    }

    /// 14 November 2023, 22:13:20 UTC.
    private static let modificationTime = 1_700_000_000
}
