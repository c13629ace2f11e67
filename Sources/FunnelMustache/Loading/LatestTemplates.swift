// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import Locking

/// The templates as they are on disk, for as long as an application is being written.
final class LatestTemplates: Sendable {
    private let folder: TemplateFolder
    private let current: Lock<TemplateSet>

    init(_ folder: TemplateFolder, _ current: TemplateSet) {
        self.folder = folder
        self.current = Lock(current)
    }

    /// The templates, read again if a file has changed, come or gone.
    ///
    /// - Throws: As ``TemplateSet/init(_:)``, each time until the files are in order.
    func templates() throws(MustacheTemplatesError) -> TemplateSet {
        try current.withLock { current throws(MustacheTemplatesError) in
            let stamps = try folder.stamps()
            if stamps != current.stamps { current = try TemplateSet(folder, stamps: stamps) }
            return current
        }
    }
}
