// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// A block of code in a page or in a documentation comment.
struct CodeBlock: Sendable, CustomTestStringConvertible {
    /// The file, from the root of the clone on.
    let path: String
    /// The line of the file on which the code begins; the first is 1.
    let line: Int
    /// What stands after the fence, such as `swift`; empty without it.
    let language: String
    /// What a comment before the block says about it, see ``SwiftSample``.
    let note: String?
    let lines: [String]

    var text: String { lines.map { "\($0)\n" }.joined() }

    /// The file that the block is.
    var file: String? { note(after: "is ") }

    /// The file that has the block's lines.
    var origin: String? { note(after: "from ") }

    /// What the compiler says to it.
    var refusal: String? { note(after: "refused: ") }

    private func note(after beginning: String) -> String? {
        note.flatMap { $0.hasPrefix(beginning) ? String($0.dropFirst(beginning.count)) : nil }
    }

    var testDescription: String { "\(path):\(line)" }
}
