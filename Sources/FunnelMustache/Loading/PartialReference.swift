// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A place in a template that includes another by its name.
struct PartialReference: Hashable {
    let name: String
    let line: Int

    /// All that a template includes: `{{>name}}` and `{{<name}}`.
    ///
    /// What follows a change of delimiters, and what is named by the data, is not found.
    static func all(in text: String) -> [PartialReference] {
        var references: [PartialReference] = []
        var line = 1
        var rest = text.utf8[...]
        while let open = rest.firstRange(of: "{{".utf8) {
            line += rest[..<open.lowerBound].count { $0 == UInt8(ascii: "\n") }
            let tag = rest[open.upperBound...]
            let end = tag.firstRange(of: "}}".utf8)?.lowerBound ?? tag.endIndex
            switch tag.first {
            case UInt8(ascii: "="): return references
            case UInt8(ascii: ">"), UInt8(ascii: "<"):
                let name = String(Substring(tag[..<end].dropFirst())).split(whereSeparator: \.isWhitespace).first ?? ""
                if name.first != "*" { references.append(PartialReference(name: String(name), line: line)) }
                rest = tag[end...]
            case UInt8(ascii: "!"):
                line += tag[..<end].count { $0 == UInt8(ascii: "\n") }
                rest = tag[end...]
            default: rest = tag
            }
        }
        return references
    }
}
