// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Pages that are the same for all visitors, kept until an entry changes.
///
/// The database counts its changes (``BlogDatabase/revision()``), so a page is never older than what any process wrote.
final class PageCache: Sendable {
    private struct Pages {
        var revision = -1
        var byName: [String: String] = [:]
    }

    private static let mostPages = 200

    private let isEnabled: Bool
    private let pages = Locked(Pages())

    init(isEnabled: Bool) {
        self.isEnabled = isEnabled
    }

    /// The page of a name, made if it is not there for this revision.
    func page(_ name: String, revision: Int, make: () throws -> String) rethrows -> String {
        guard isEnabled else { return try make() }
        if let page = pages.withLock({ $0.revision == revision ? $0.byName[name] : nil }) { return page }
        let page = try make()
        pages.withLock { pages in
            if pages.revision < revision { pages = Pages(revision: revision) }
            guard pages.revision == revision, pages.byName.count < Self.mostPages else { return }
            pages.byName[name] = page
        }
        return page
    }
}
