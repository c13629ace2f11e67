// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The elements of an array.
struct JSONUnkeyedContainer: UnkeyedEncodingContainer {
    let node: JSONNode

    var codingPath: [any CodingKey] { node.codingPath }
    var count: Int { node.count }

    func encodeNil() throws {
        try encode(JSONNull())
    }

    /// This one serves every type; it finds the simple ones itself.
    func encode<Value: Encodable>(_ value: Value) throws {
        try node.add(value, key: JSONKey.index(count))
    }

    // The standard library has these refuse unless they are here, under their own types.
    func encode(_ value: Int128) throws { try node.add(value, key: JSONKey.index(count)) }
    func encode(_ value: UInt128) throws { try node.add(value, key: JSONKey.index(count)) }

    func nestedContainer<NestedKey: CodingKey>(keyedBy keyType: NestedKey.Type) -> KeyedEncodingContainer<NestedKey> {
        node.addPart(key: JSONKey.index(count)).container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        node.addPart(key: JSONKey.index(count)).unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        node.addPart(key: JSONKey.index(count))
    }
}
