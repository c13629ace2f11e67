// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Testing

/// Encoding by hand, in all the ways that `Encoder` has.
@Suite struct JSONContainerTests {
    @Test func membersKeepTheirOrder() throws {
        struct Story: Encodable {
            var title = "T"
            var id = 1
            var author: String?
            var body: [Int] = []
        }
        #expect(try Story().jsonEncoded() == #"{"title": "T", "id": 1, "body": []}"#)
    }

    @Test func nestedContainersAreFilledInAnyOrder() throws {
        let value = Custom { encoder in
            var object = encoder.container(keyedBy: TextKey.self)
            var first = object.nestedContainer(keyedBy: TextKey.self, forKey: "first")
            var second = object.nestedUnkeyedContainer(forKey: "second")
            try object.encode(3, forKey: "third")
            try second.encode("a")
            try first.encode(true, forKey: "x")
            var inner = second.nestedUnkeyedContainer()
            var member = second.nestedContainer(keyedBy: TextKey.self)
            try second.encodeNil()
            try member.encodeNil(forKey: "n")
            try inner.encode(1)
            try first.encode([1], forKey: "y")
            #expect(second.count == 4)
        }
        let expected = #"{"first": {"x": true, "y": [1]}, "second": ["a", [1], {"n": null}, null], "third": 3}"#
        #expect(try value.jsonEncoded() == expected)
        #expect(try [value, value].jsonEncoded() == "[\(expected), \(expected)]")
    }

    @Test func superclassesHaveEncoders() throws {
        let value = Custom { encoder in
            var object = encoder.container(keyedBy: TextKey.self)
            try "base".encode(to: object.superEncoder())
            try [1].encode(to: object.superEncoder(forKey: "other"))
            _ = object.superEncoder(forKey: "unused")
            var array = object.nestedUnkeyedContainer(forKey: "array")
            try ["k": 1].encode(to: array.superEncoder())
        }
        let expected = #"{"super": "base", "other": [1], "unused": {}, "array": [{"k": 1}]}"#
        #expect(try value.jsonEncoded() == expected)
    }

    @Test func aValueMayAskTwiceForItsContainer() throws {
        let value = Custom { encoder in
            var first = encoder.container(keyedBy: TextKey.self)
            try first.encode(1, forKey: "a")
            var second = encoder.container(keyedBy: TextKey.self)
            try second.encode(2, forKey: "b")
        }
        #expect(try value.jsonEncoded() == #"{"a": 1, "b": 2}"#)
    }

    @Test func nothingIsAnObject() throws {
        #expect(try Custom { _ in }.jsonEncoded() == "{}")
        #expect(try [Custom { _ in }].jsonEncoded() == "[{}]")
    }

    @Test func whatFailedLeavesNoTrace() throws {
        let failing = Custom { encoder in
            var array = encoder.unkeyedContainer()
            try array.encode(1)
            _ = array.nestedUnkeyedContainer()
            throw CancellationError()
        }
        let value = Custom { encoder in
            var object = encoder.container(keyedBy: TextKey.self)
            #expect(throws: CancellationError.self) { try object.encode(failing, forKey: "a") }
            try object.encode([1], forKey: "b")
        }
        #expect(try value.jsonEncoded() == #"{"b": [1]}"#)
        let single = Custom { encoder in
            var container = encoder.singleValueContainer()
            #expect(throws: CancellationError.self) { try container.encode(failing) }
            try container.encode("instead")
        }
        #expect(try single.jsonEncoded() == #""instead""#)
        #expect(throws: CancellationError.self) { try [failing].jsonEncoded() }
    }

    @Test func treesComeBack() throws {
        var random = RandomText(seed: 5)
        for _ in 0..<300 {
            let tree = JSONTree.random(&random)
            let text = try JSONText.encode(tree)
            #expect(text.allSatisfy { 0x20..<0x7F ~= $0 })
            #expect(!String(decoding: text, as: UTF8.self).contains("</"))
            #expect(try JSONText.decode(JSONTree.self, from: text) == tree)
        }
    }
}
