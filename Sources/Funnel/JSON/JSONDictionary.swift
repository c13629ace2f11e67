// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A dictionary that becomes an object, as opposed to one that becomes an array of keys and values.
protocol JSONDictionary {
    func encodeMembers(to node: JSONNode) throws
}

extension Dictionary: JSONDictionary where Key: CodingKeyRepresentable, Value: Encodable {
    func encodeMembers(to node: JSONNode) throws {
        try node.open(.object)
        let members = map { (key: $0.key.codingKey, value: $0.value) }.sorted {
            $0.key.stringValue.utf8.lexicographicallyPrecedes($1.key.stringValue.utf8)
        }
        for member in members {
            try node.add(member.value, key: member.key, named: member.key.stringValue)
        }
    }
}
