// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A folder whose files may be sent to anybody, and nothing else.
///
///     guard let file = try StaticFolder("/srv/reports").open(name) else { throw HTTPError(.notFound) }
///     try finish(file: file.content)
///
/// A path that leads out of the folder is refused, whether it is written so or a symbolic link does it. What is checked
/// is the file that was opened, not its path, so that somebody who swaps files and links meanwhile gains nothing.
public struct StaticFolder: Sendable {
    /// The folder's path, from the root of the file system on.
    public let path: String

    /// The folders that symbolic links may lead to, beside the folder itself.
    public let allowedSymlinkFolders: [String]

    private let components: [PathText.Component]

    /// Names a folder. It is looked up anew for each file, and may be a link itself.
    ///
    /// - Parameters:
    ///   - path: The path; a relative one begins in the process's folder.
    ///   - allowedSymlinkFolders: The folders that symbolic links may lead to, beside the folder itself. Default: none.
    public init(_ path: String, allowedSymlinkFolders: [String] = []) {
        let start = path.utf8.first == ASCII.slash ? [] : PathText.currentFolder
        components = PathText.components(path, in: start)
        self.path = "/" + PathText.relative(components)
        self.allowedSymlinkFolders = allowedSymlinkFolders
    }

    /// Opens a file below the folder.
    ///
    /// The rules are those of Tornado 6.6, which looks at the text of the path first: `a/../b` is `b` whatever `a` is.
    ///
    /// - Parameter path: The path below the folder.
    /// - Returns: The file, nil if there is a folder at the path.
    /// - Throws: ``StaticFileError`` for a path that leads out of the folder, is missing, or is anything but a regular
    ///   file.
    public func open(_ path: String) throws(StaticFileError) -> StaticFile? {
        try file(at: relativeComponents(path), asked: path)
    }

    /// The components of a path below the folder.
    ///
    /// - Throws: ``StaticFileError`` for a path with a NUL, and for one that leads out of the folder.
    func relativeComponents(_ path: String) throws(StaticFileError) -> [PathText.Component] {
        // To the system a NUL ends a path: what was checked would not be what is opened.
        guard !path.utf8.contains(0) else { throw StaticFileError(path: path, problem: .malformed) }
        let full = PathText.components(path, in: components)
        guard let rest = PathText.remainder(of: full, below: components) else {
            throw StaticFileError(path: path, problem: .outside)
        }
        return rest
    }
}
