// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension JSONNode: Encoder {
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(JSONKeyedContainer<Key>(node: opened(.object)))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        JSONUnkeyedContainer(node: opened(.array))
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        JSONSingleValueContainer(node: self)
    }

    private func opened(_ shape: Shape) -> JSONNode {
        do throws(EncodingError) {
            try open(shape)
            return self
        } catch {
            return unattached(error).opened(shape)
        }
    }
}
