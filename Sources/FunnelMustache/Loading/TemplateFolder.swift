// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

private import Foundation

/// Where templates lie.
struct TemplateFolder: Sendable {
    let path: String
    let fileExtension: String

    /// The path of a template's file.
    func path(of name: String) -> String { "\(path)/\(name).\(fileExtension)" }

    /// The state of each template's file, by the template's name.
    func stamps() throws(MustacheTemplatesError) -> [String: FileStamp] {
        var stamps: [String: FileStamp] = [:]
        guard let stamp = FileStamp(path), stamp.isFolder else { throw .unreadable(path: path) }
        try collect(in: "", ancestors: [stamp.identity], into: &stamps)
        return stamps
    }

    /// - Parameters:
    ///   - prefix: The folder inside this one, with a slash at its end.
    ///   - ancestors: The folders on the way there: a link to one of them would never end.
    private func collect(
        in prefix: String,
        ancestors: Set<FileStamp.Identity>,
        into stamps: inout [String: FileStamp]
    ) throws(MustacheTemplatesError) {
        let folder = "\(path)/\(prefix)"
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw .unreadable(path: folder)
        }
        for name in names where !name.hasPrefix(".") {
            // A file can go away while the folder is read.
            guard let stamp = FileStamp(folder + name) else { continue }
            if stamp.isFolder, !ancestors.contains(stamp.identity) {
                try collect(in: "\(prefix)\(name)/", ancestors: ancestors.union([stamp.identity]), into: &stamps)
            } else if !stamp.isFolder, name.hasSuffix(".\(fileExtension)") {
                stamps[prefix + name.dropLast(fileExtension.count + 1)] = stamp
            }
        }
    }

    /// The text of a template.
    func text(of name: String) throws(MustacheTemplatesError) -> String {
        guard let data = FileManager.default.contents(atPath: path(of: name)) else {
            throw .unreadable(path: path(of: name))
        }
        guard let text = String(validating: data, as: UTF8.self) else { throw .notUTF8(path: path(of: name)) }
        return text.first == "\u{FEFF}" ? String(text.dropFirst()) : text
    }
}
