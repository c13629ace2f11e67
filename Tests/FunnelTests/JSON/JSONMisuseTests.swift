// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Testing

/// What breaks the rules of `Encoder` is an error, where Foundation stops the process.
@Suite struct JSONMisuseTests {
    private func expectInvalid(at path: [String] = [], _ body: @escaping (any Encoder) throws -> Void) {
        let error = #expect(throws: EncodingError.self) { try Custom(body).jsonEncoded() }
        guard case .invalidValue(_, let context) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(context.codingPath.map(\.stringValue) == path)
    }

    @Test func twoKindsOfContainers() {
        expectInvalid { encoder in
            var object = encoder.container(keyedBy: TextKey.self)
            try object.encode(1, forKey: "a")
            var array = encoder.unkeyedContainer()
            try array.encode(1)
        }
        expectInvalid { encoder in
            var single = encoder.singleValueContainer()
            try single.encode(1)
            _ = encoder.container(keyedBy: TextKey.self)
        }
    }

    @Test func twoSingleValues() {
        expectInvalid { encoder in
            var single = encoder.singleValueContainer()
            try single.encode(1)
            try single.encode(2)
        }
    }

    @Test func aContainerAfterItsTime() {
        expectInvalid(at: ["a"]) { encoder in
            var object = encoder.container(keyedBy: TextKey.self)
            var kept: (any UnkeyedEncodingContainer)?
            try object.encode(Custom { kept = $0.unkeyedContainer() }, forKey: "a")
            try kept?.encode(1)
        }
    }

    @Test func aContainerBeforeItsTime() {
        expectInvalid { encoder in
            var object = encoder.container(keyedBy: TextKey.self)
            let copy = object
            try object.encode(
                Custom { _ in
                    var copy = copy
                    try copy.encode(1, forKey: "b")
                },
                forKey: "a"
            )
        }
    }

    @Test func valuesThatAreTooDeep() throws {
        func nested(_ depth: Int) -> JSONTree { (1..<depth).reduce(.array([])) { tree, _ in .array([tree]) } }
        // An enumeration and its array are two values, but both count.
        let half = JSONText.maximumDepth / 2
        #expect(try JSONText.encode(nested(half)).count == 2 * half)
        #expect(throws: EncodingError.self) { try JSONText.encode(nested(half + 1)) }
        #expect(throws: EncodingError.self) { try JSONText.encode(nested(5_000)) }
    }

    @Test func containersThatAreTooDeep() {
        let path = (0..<JSONText.maximumDepth).map { _ in "Index 0" }
        expectInvalid(at: Array(path.dropLast())) { encoder in
            var array = encoder.unkeyedContainer()
            for _ in 0..<2_000 { array = array.nestedUnkeyedContainer() }
        }
    }

    @Test func aValueWithoutEnd() {
        struct Endless: Encodable {
            func encode(to encoder: any Encoder) throws {
                var single = encoder.singleValueContainer()
                try single.encode(self)
            }
        }
        #expect(throws: EncodingError.self) { try Endless().jsonEncoded() }
    }

    @Test func everythingIsReleased() throws {
        final class Token: Sendable {}
        weak var released: Token?
        do {
            let token = Token()
            released = token
            let value = Custom { encoder in
                var array = encoder.unkeyedContainer()
                var inner = array.nestedUnkeyedContainer()
                try inner.encode(
                    Custom { [token] in
                        _ = token
                        _ = $0.unkeyedContainer()
                    }
                )
                _ = inner.nestedUnkeyedContainer()
            }
            #expect(try value.jsonEncoded() == "[[[], []]]")
        }
        #expect(released == nil)
    }
}
