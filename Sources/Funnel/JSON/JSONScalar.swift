// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A value that is written without asking it how.
protocol JSONScalar {
    func appendJSON(to text: inout [UInt8])
}

/// The value of what is nil.
struct JSONNull: Encodable, JSONScalar {
    func appendJSON(to text: inout [UInt8]) { text.append(contentsOf: "null".utf8) }
    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encodeNil()
    }
}

extension [UInt8] {
    /// Writes an element, or with a name a member, if its type is one of the usual ones.
    ///
    /// - Returns: False for a value of another type; then nothing was written.
    mutating func appendJSONMember<Value>(_ value: Value, named name: String?, isFirst: Bool) -> Bool {
        guard Self.isUsualInJSON(Value.self) else { return false }
        beginJSONMember(named: name, isFirst: isFirst)
        return appendJSONScalar(value)
    }

    /// Writes what stands before the value of an element or a member.
    mutating func beginJSONMember(named name: String?, isFirst: Bool) {
        if !isFirst {
            append(ASCII.comma)
            append(ASCII.space)
        }
        guard let name else { return }
        appendJSON(name)
        append(ASCII.colon)
        append(ASCII.space)
    }

    /// Writes a value if its type is one of the usual ones.
    ///
    /// Comparing types is much faster than a cast, and a cast much faster than looking for a conformance. Where the
    /// types are the same, reading the value as its own type is all that the casts do.
    ///
    /// - Returns: False for a value of another type; then nothing was written.
    mutating func appendJSONScalar<Value>(_ value: Value) -> Bool {
        if Value.self == String.self {
            appendJSON(unsafeBitCast(value, to: String.self))
        } else if Value.self == Int.self {
            appendDecimal(unsafeBitCast(value, to: Int.self))
        } else if Value.self == Double.self {
            appendJSON(unsafeBitCast(value, to: Double.self))
        } else if Value.self == Bool.self {
            unsafeBitCast(value, to: Bool.self).appendJSON(to: &self)
        } else {
            return false
        }
        return true
    }

    private static func isUsualInJSON(_ type: Any.Type) -> Bool {
        type == String.self || type == Int.self || type == Double.self || type == Bool.self
    }
}
