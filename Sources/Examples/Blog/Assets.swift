// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The folder with the templates, `Views`, and the static files, `Static`.
struct Assets {
    let views: String
    let files: String

    /// - Parameter folder: The folder; nil for the one that SwiftPM puts beside the program.
    init(folder: String?) throws {
        let folder = folder ?? Self.folderBesideProgram
        views = folder + "/Views"
        files = folder + "/Static"
        guard FileManager.default.fileExists(atPath: views) else { throw NotFound(folder: folder) }
    }

    // Not `Bundle.module`, which ends the process when the folder is not there.
    private static var folderBesideProgram: String {
        #if canImport(Darwin)
            let name = "Funnel_Blog.bundle"
        #else
            let name = "Funnel_Blog.resources"
        #endif
        return Bundle.main.bundleURL.appendingPathComponent(name).path
    }

    struct NotFound: Error, CustomStringConvertible {
        let folder: String
        var description: String { "there is no folder \(folder)/Views: say where it is with --assets" }
    }
}
