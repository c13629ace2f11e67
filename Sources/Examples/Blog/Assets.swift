// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The folder with the templates, `Views`, and the static files, `Static`.
struct Assets {
    let views: String
    let files: String

    /// - Parameter folder: The folder; nil for the one that SwiftPM puts beside the program.
    init(folder: String?) throws {
        let folder = folder ?? Bundle.main.bundleURL.appendingPathComponent("Funnel_Blog.resources").path
        views = folder + "/Views"
        files = folder + "/Static"
        guard FileManager.default.fileExists(atPath: views) else { throw NotFound(folder: folder) }
    }

    struct NotFound: Error, CustomStringConvertible {
        let folder: String
        var description: String { "there is no folder \(folder)/Views: say where it is with --assets" }
    }
}
