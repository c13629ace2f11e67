// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What templates show of entries.
extension Entry {
    var templateData: [String: Any?] {
        [
            "slug": slug, "uuid": uuid, "title": title, "html": Markup.html(text), "summary": summary, "image": image,
            "published": published.iso8601, "updated": updated.iso8601, "date": published.inWords,
        ]
    }
}

extension EntryItem {
    var templateData: [String: Any?] {
        [
            "slug": slug, "title": title, "summary": summary, "image": image, "published": published.iso8601,
            "date": published.inWords,
        ]
    }
}
