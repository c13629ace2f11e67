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

    /// The version of the file at a path, nil for what is no file, or no file that would be sent.
    func version(atPath path: String) -> String? {
        do {
            return try openFile(path).flatMap { version(of: $0) }
        } catch {
            settings.loggers.general.error("no version of \(path.logSafe): \(error)")
            return nil
        }
    }
}
