// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Reads a ``RedirectTemplate`` from its source.
struct RedirectTemplateScanner {
    private let source: String
    private var rest: Substring.UTF8View
    private var text: [UInt8] = []
    private var pieces: [RedirectPiece] = []

    /// Arguments so far that had a number, and that had nothing but the braces.
    private var numbered = 0
    private var unnumbered = 0

    /// Starts at the beginning of a template.
    init(_ source: String) {
        self.source = source
        rest = source[...].utf8
    }

    /// The pieces of the template.
    mutating func scan() throws(RedirectTemplateError) -> [RedirectPiece] {
        while let byte = rest.popFirst() {
            switch byte {
            case Self.open where rest.first == Self.open, Self.close where rest.first == Self.close:
                text.append(byte)
                rest.removeFirst()
            case Self.open: try readArgument()
            case Self.close: throw fault("a single \"}\"; write \"}}\" for a brace")
            default: text.append(byte)
            }
        }
        endText()
        guard numbered == 0 || unnumbered == 0 else { throw fault("{} stands beside arguments with numbers") }
        return pieces
    }

    private mutating func readArgument() throws(RedirectTemplateError) {
        guard let end = rest.firstIndex(of: Self.close) else {
            throw fault("a single \"{\"; write \"{{\" for a brace")
        }
        let name = String(decoding: rest[..<end], as: UTF8.self)
        rest = rest[rest.index(after: end)...]
        endText()
        if name.isEmpty {
            pieces.append(.position(unnumbered))
            unnumbered += 1
        } else if name.utf8.allSatisfy(\.isASCIIDigit) {
            guard let position = Int(name) else { throw .missingGroup(name, in: source) }
            pieces.append(.position(position))
            numbered += 1
        } else if name.utf8.allSatisfy({ $0.isASCIIDigit || $0.isASCIILetter || $0 == ASCII.underscore }) {
            pieces.append(.name(name))
        } else {
            throw fault("{\(name)} is neither a number nor the name of a group")
        }
    }

    private mutating func endText() {
        if !text.isEmpty { pieces.append(.text(String(decoding: text, as: UTF8.self))) }
        text = []
    }

    private func fault(_ reason: String) -> RedirectTemplateError {
        RedirectTemplateError(template: source, reason: reason)
    }

    private static let open = UInt8(ascii: "{")
    private static let close = UInt8(ascii: "}")
}
