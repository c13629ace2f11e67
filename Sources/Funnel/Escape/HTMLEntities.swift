// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The named character references of HTML.
enum HTMLEntities {
    /// The length of the longest name.
    static let longestName = 31
    /// The length of the longest name that may lack its semicolon.
    static let longestNameWithoutSemicolon = 6

    private struct Entity {
        let text: String
        let needsSemicolon: Bool
    }

    /// The text that a name with a semicolon after it stands for.
    static func text(named name: ArraySlice<UInt8>) -> String? {
        entities[String(decoding: name, as: UTF8.self)]?.text
    }

    /// The text that a name stands for, if it may lack the semicolon.
    static func textWithoutSemicolon(named name: ArraySlice<UInt8>) -> String? {
        guard let entity = entities[String(decoding: name, as: UTF8.self)], !entity.needsSemicolon else { return nil }
        return entity.text
    }

    /// Made from the table when it is first needed: as a literal, a dictionary of this size takes long to compile.
    private static let entities: [String: Entity] = {
        var entities: [String: Entity] = [:]
        entities.reserveCapacity(2_200)
        for entry in table.utf8.split(whereSeparator: { $0 == ASCII.space || $0 == ASCII.lineFeed }) {
            guard let equals = entry.firstIndex(of: ASCII.equals) else { continue }
            let name = entry[..<equals]
            let needsSemicolon = name.last == ASCII.semicolon
            let key = String(Substring(needsSemicolon ? name.dropLast() : name))
            entities[key] = Entity(text: text(entry[equals...].dropFirst()), needsSemicolon: needsSemicolon)
        }
        return entities
    }()

    private static func text(_ numbers: Substring.UTF8View) -> String {
        var text = String.UnicodeScalarView()
        for number in numbers.split(separator: ASCII.plus) {
            let value = number.reduce(UInt32(0)) { $0 << 4 | UInt32($1.hexadecimalValue ?? 0) }
            text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
        return String(text)
    }
}
