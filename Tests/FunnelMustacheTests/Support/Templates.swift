// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Funnel
import FunnelMustache
import TestSupport

/// A folder of templates that a test writes.
struct Templates {
    let folder: TemporaryDirectory

    init(_ files: [String: String]) throws {
        folder = try TemporaryDirectory()
        for (name, text) in files { try write(name, text) }
    }

    /// Writes a file, and the folders on the way to it.
    func write(_ name: String, _ text: String) throws {
        if let slash = name.lastIndex(of: "/") {
            let path = folder.file(String(name[..<slash]))
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        try folder.write(name, text.utf8)
    }

    /// The templates, loaded.
    func load(fileExtension: String = "mustache") throws(MustacheTemplatesError) -> MustacheTemplates {
        try MustacheTemplates(folder: folder.path, fileExtension: fileExtension)
    }

    /// What a template alone in its folder makes of data.
    static func render(_ template: String, _ data: Any, namespace: [String: Any] = [:]) throws -> String {
        try Templates(["page.mustache": template]).load()
            .render("page", TemplateContext(data: data, namespace: namespace))
    }
}
