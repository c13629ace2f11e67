// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// Paths as text: where they lead if there are no links.
///
/// They are compared as bytes. Strings are equal for Swift when they look the same; file names are not.
enum PathText {
    typealias Component = ArraySlice<UInt8>

    /// The components of a path from the root of the file system on, with `.` and `..` worked out. Python's
    /// `os.path.abspath`.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - folder: Where a relative path begins.
    static func components(_ path: String, in folder: [Component]) -> [Component] {
        let bytes = Array(path.utf8)
        var components = bytes.first == ASCII.slash ? [] : folder
        for component in bytes.split(separator: ASCII.slash) {
            if component.elementsEqual([ASCII.dot]) { continue }
            if component.elementsEqual([ASCII.dot, ASCII.dot]) {
                _ = components.popLast()
            } else {
                components.append(component)
            }
        }
        return components
    }

    /// What follows a folder in a path, nil if the path is not below it.
    static func remainder(of path: [Component], below folder: [Component]) -> [Component]? {
        path.starts(with: folder) ? Array(path[folder.count...]) : nil
    }

    /// The path of components that begin at some folder.
    static func relative(_ components: [Component]) -> String {
        String(decoding: Array(components.joined(separator: [ASCII.slash])), as: UTF8.self)
    }

    /// The process's folder; the root of the file system if there is none any more.
    static var currentFolder: [Component] {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        guard getcwd(&buffer, buffer.count) != nil else { return [] }
        let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return bytes.split(separator: ASCII.slash)
    }
}
