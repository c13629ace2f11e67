// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What the URL of an entry ends with.
enum Slug {
    private static let mostCharacters = 80

    /// The title in lower-case ASCII letters, digits and single hyphens: `Größe & Maß` is `grosse-mass`. A title that
    /// has none of these, such as one of emoji, is `entry`.
    static func make(_ title: String) -> String {
        let latin = title.applyingTransform(StringTransform("Any-Latin; Latin-ASCII"), reverse: false) ?? title
        let words = latin.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let slug = words.joined(separator: "-").prefix(mostCharacters)
        return slug.isEmpty ? "entry" : String(slug).trimmingCharacters(in: CharacterSet(charactersIn: "-"))
    }
}
