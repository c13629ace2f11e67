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
    /// Writes a simple value.
    ///
    /// - Returns: False for a value that is not simple, which has to be asked.
    mutating func appendJSONScalar<Value>(_ value: Value) -> Bool {
        // The usual types first: comparing types is much faster than looking for a conformance.
        if Value.self == String.self, let string = value as? String {
            appendJSON(string)
        } else if Value.self == Int.self, let integer = value as? Int {
            appendDecimal(integer)
        } else if Value.self == Double.self, let number = value as? Double {
            appendJSON(number)
        } else if Value.self == Bool.self, let truth = value as? Bool {
            truth.appendJSON(to: &self)
        } else if let scalar = value as? any JSONScalar {
            scalar.appendJSON(to: &self)
        } else {
            return false
        }
        return true
    }
}
