// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Where entries are changed.
final class EditHandler: DraftHandler {
    override func get() throws {
        _ = try requireUser()
        guard let entry = try site.database.entry(slug: slug) else { throw HTTPError(.notFound) }
        let draft = Draft(title: entry.title, text: entry.text, image: entry.image)
        try showForm(draft, problem: nil, ["version": entry.version])
    }

    override func showForm(_ draft: Draft, problem: String?, _ more: [String: Any?]) throws {
        let sent = try bodyArgument("version", as: Int.self, default: 0)
        let data: [String: Any?] = ["title": "Edit the entry", "slug": try slug, "version": sent]
        try super.showForm(draft, problem: problem, data.merging(more) { $1 })
    }

    override func save(_ draft: Draft) throws {
        do {
            let version = try bodyArgument("version", as: Int.self)
            guard let entry = try site.database.change(slug: slug, from: version, to: draft) else {
                throw Problem(.notFound, "The entry is no longer there. Copy your text before you leave this page.")
            }
            try redirect(to: reverseURL("entry", entry.slug), status: .seeOther)
        } catch let conflict as BlogDatabase.EditConflict {
            try showConflict(conflict.current, mine: draft)
        }
    }

    /// Shows both texts. Saved once more, this one takes the other's place.
    private func showConflict(_ current: Entry, mine: Draft) throws {
        setStatus(.conflict)
        let advice = """
            Somebody has changed this entry since you opened it. Your text is in the form, and theirs is below it. \
            Take over what you want to keep, then save: yours replaces theirs.
            """
        let theirs = ["title": current.title, "text": current.text]
        try showForm(mine, problem: advice, ["version": current.version, "theirs": theirs])
    }

    private var slug: String {
        get throws { try pathArguments.require("slug") }
    }
}
