// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A piece of a ``RedirectTemplate``.
enum RedirectPiece: Equatable {
    /// Text that stands for itself.
    case text(String)

    /// The argument of the n-th group.
    case position(Int)

    /// The argument of a named group.
    case name(String)

    /// False for text.
    var isArgument: Bool {
        if case .text = self { false } else { true }
    }

    /// The text, empty for an argument.
    var text: String {
        if case .text(let text) = self { text } else { "" }
    }
}
