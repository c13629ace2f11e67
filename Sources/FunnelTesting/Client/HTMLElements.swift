// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

/// The attributes of the elements of one name in a page, one element after the other.
///
/// It reads what applications write, and is no parser of HTML: comments and scripts are not told from the rest.
struct HTMLElements: Sequence, IteratorProtocol {
    private let name: String
    private var rest: Substring

    init(named name: String, in page: String) {
        self.name = name
        rest = page[...]
    }

    mutating func next() -> [String: String]? {
        while let start = rest.firstIndex(of: "<") {
            rest = rest[start...].dropFirst()
            let tag = rest.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
            guard tag.lowercased() == name else { continue }
            rest = rest[tag.endIndex...]
            return attributes()
        }
        return nil
    }

    private mutating func attributes() -> [String: String] {
        var attributes: [String: String] = [:]
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == "/" }
            let name = rest.prefix { !$0.isWhitespace && !"=>/".contains($0) }
            guard !name.isEmpty else { return attributes }
            rest = rest[name.endIndex...].drop(while: \.isWhitespace)
            let text = rest.first == "=" ? value() : ""
            // Of two with one name, browsers take the first.
            if attributes[name.lowercased()] == nil { attributes[name.lowercased()] = text }
        }
    }

    private mutating func value() -> String {
        rest = rest.dropFirst().drop(while: \.isWhitespace)
        guard let quote = rest.first, quote == "\"" || quote == "'" else {
            let text = rest.prefix { !$0.isWhitespace && $0 != ">" }
            rest = rest[text.endIndex...]
            return String(text).htmlUnescaped()
        }
        let text = rest.dropFirst().prefix { $0 != quote }
        rest = rest[text.endIndex...].dropFirst()
        return String(text).htmlUnescaped()
    }
}
