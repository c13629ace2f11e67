// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A template cannot be loaded or rendered.
public enum MustacheTemplatesError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no template of that name in the folder.
    case notFound(name: String, folder: String)
    /// A folder or a file cannot be read.
    case unreadable(path: String)
    /// A file is not UTF-8.
    case notUTF8(path: String)
    /// A template does not parse.
    case malformed(path: String, line: Int, column: Int, reason: String)
    /// A template includes one that does not exist.
    case unknownPartial(path: String, line: Int, name: String)
    /// The data is nested too deep for the template that was rendered.
    case tooDeep(name: String)

    /// What is wrong, where.
    public var description: String {
        switch self {
        case .notFound(let name, let folder): "there is no template \"\(name)\" in \(folder)"
        case .unreadable(let path): "cannot read \(path)"
        case .notUTF8(let path): "\(path) is not UTF-8"
        case .malformed(let path, let line, let column, let reason): "\(path):\(line):\(column): \(reason)"
        case .unknownPartial(let path, let line, let name):
            "\(path):\(line): there is no template \"\(name)\" to include"
        case .tooDeep(let name):
            "the data of the template \"\(name)\" is nested too deep, or a partial includes itself for ever"
        }
    }
}
