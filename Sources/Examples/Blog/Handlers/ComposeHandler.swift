// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Where new entries are written.
final class ComposeHandler: DraftHandler {
    override func get() throws {
        _ = try requireUser()
        try super.get()
    }

    override func save(_ draft: Draft) throws {
        let entry = try site.database.add(draft)
        try redirect(to: reverseURL("entry", entry.slug), status: .seeOther)
    }
}
