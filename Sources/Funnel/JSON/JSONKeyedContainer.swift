// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The members of an object.
struct JSONKeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: JSONNode

    var codingPath: [any CodingKey] { node.codingPath }

    func encodeNil(forKey key: Key) throws {
        try node.add(JSONNull(), key: key, named: key.stringValue)
    }

    /// This one serves every type; it finds the simple ones itself.
    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        try node.add(value, key: key, named: key.stringValue)
    }

    // The standard library has these refuse unless they are here, under their own types.
    func encode(_ value: Int128, forKey key: Key) throws { try node.add(value, key: key, named: key.stringValue) }
    func encode(_ value: UInt128, forKey key: Key) throws { try node.add(value, key: key, named: key.stringValue) }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy keyType: NestedKey.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        node.addPart(key: key, named: key.stringValue).container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        node.addPart(key: key, named: key.stringValue).unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        node.addPart(key: JSONKey.super, named: JSONKey.super.stringValue)
    }

    func superEncoder(forKey key: Key) -> any Encoder {
        node.addPart(key: key, named: key.stringValue)
    }
}
