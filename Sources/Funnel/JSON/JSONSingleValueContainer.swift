// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A value that is neither array nor object, or stands for another one.
struct JSONSingleValueContainer: SingleValueEncodingContainer {
    let node: JSONNode

    var codingPath: [any CodingKey] { node.codingPath }

    func encodeNil() throws {
        try encode(JSONNull())
    }

    /// This one serves every type; it finds the simple ones itself.
    func encode<Value: Encodable>(_ value: Value) throws {
        try node.addOnly(value)
    }

    // The standard library has these refuse unless they are here, under their own types.
    func encode(_ value: Int128) throws { try node.addOnly(value) }
    func encode(_ value: UInt128) throws { try node.addOnly(value) }
}
