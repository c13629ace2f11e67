// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Logging

/// The versions of files.
extension StaticFileHandler {
    /// The version of a file, nil if it has none.
    func version(of file: StaticFile) -> String? {
        do {
            guard !settings.debug else { return try contentVersion(of: file) }
            return try application.staticVersions.version(of: file, madeBy: ObjectIdentifier(type(of: self))) {
                try contentVersion(of: file)
            }
        } catch {
            settings.loggers.general.error("no version of \(file.path.logSafe): \(error)")
            return nil
        }
    }

    /// The version of the file at a path below the folder, nil for what is no file, or no file that would be sent.
    func version(at components: [PathText.Component], asked path: String) -> String? {
        do {
            // A subclass may have another file at a path for each request.
            guard type(of: self) == StaticFileHandler.self, !settings.debug else {
                return try openFile(path).flatMap { version(of: $0) }
            }
            return try application.staticVersions.version(
                atPath: "\(folder.path)/\(PathText.relative(components))",
                open: { try openFile(path) },
                { version(of: $0) }
            )
        } catch {
            settings.loggers.general.error("no version of \(path.logSafe): \(error)")
            return nil
        }
    }
}
