// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The folder with the templates, `Views`, and the static files, `Static`.
struct Assets {
    let views: String
    let files: String

    /// - Parameter folder: The folder; nil for the one that was built or installed with the program.
    init(folder: String?) throws {
        let folder = folder ?? Self.builtFolder ?? Self.installedFolder
        views = folder + "/Views"
        files = folder + "/Static"
        guard FileManager.default.fileExists(atPath: views) else { throw NotFound(folder: folder) }
    }

    /// Where SwiftPM puts it, beside the program; nil if it is not there. (`Bundle.module` would end the process.)
    private static var builtFolder: String? {
        #if canImport(Darwin)
            let name = "Funnel_Blog.bundle"
        #else
            let name = "Funnel_Blog.resources"
        #endif
        let folder = programFolder.appendingPathComponent(name).path
        return FileManager.default.fileExists(atPath: folder) ? folder : nil
    }

    /// Where `make install` puts it: `share/blog` beside the program's `bin`.
    private static var installedFolder: String {
        programFolder.deletingLastPathComponent().appendingPathComponent("share/blog").path
    }

    private static var programFolder: URL { Bundle.main.bundleURL }

    struct NotFound: Error, CustomStringConvertible {
        let folder: String
        var description: String { "there is no folder \(folder)/Views: say where it is with --assets" }
    }
}
