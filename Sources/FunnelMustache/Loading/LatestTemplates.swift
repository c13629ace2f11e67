// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

private import Foundation

/// The templates as they are on disk, for as long as an application is being written.
///
/// The unchecked conformance is sound: `current` is touched only while `lock` is held, and all else never changes.
final class LatestTemplates: @unchecked Sendable {
    private let folder: TemplateFolder
    private let lock = NSLock()
    private var current: TemplateSet

    init(_ folder: TemplateFolder, _ current: TemplateSet) {
        self.folder = folder
        self.current = current
    }

    /// The templates, read again if a file has changed, come or gone.
    ///
    /// - Throws: As ``TemplateSet/init(_:)``, each time until the files are in order.
    func templates() throws -> TemplateSet {
        try lock.withLock {
            let stamps = try folder.stamps()
            if stamps != current.stamps { current = try TemplateSet(folder, stamps: stamps) }
            return current
        }
    }
}
