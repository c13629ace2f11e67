// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// An entry as its author writes it.
struct Draft: Sendable {
    var title: String
    var text: String
    var image: String?

    static let mostTitleCharacters = 200
    static let mostTextBytes = 1_000_000
}
