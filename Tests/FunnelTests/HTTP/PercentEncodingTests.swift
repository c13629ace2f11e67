// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Funnel

@Suite struct PercentEncodingTests {
    @Test(arguments: [
        ("", ""), ("abc", "abc"), ("%41%62", "Ab"), ("a+b", "a b"), ("%2B", "+"), ("%", "%"), ("%4", "%4"),
        ("%zz", "%zz"), ("%4g", "%4g"), ("%%41", "%A"), ("%c3%A9", "é"), ("100%25", "100%"), ("%25%34%31", "%41"),
    ])
    func decodesForms(text: String, expected: String) {
        #expect(PercentEncoding.decode(text.utf8, plusIsSpace: true) == Array(expected.utf8))
    }

    @Test func leavesPlusInPaths() {
        #expect(PercentEncoding.decode("a+b%20c".utf8, plusIsSpace: false) == Array("a+b c".utf8))
    }

    @Test(arguments: [
        ("/a/b", "/a/b"), ("/a b", "/a%20b"), ("/é", "/%C3%A9"), ("/-._~", "/-._~"), ("/%41", "/%2541"),
        ("/?#", "/%3F%23"), ("/+&=", "/%2B%26%3D"),
    ])
    func encodesPaths(text: String, expected: String) {
        #expect(PercentEncoding.encodePath(text.utf8) == Array(expected.utf8))
    }

    @Test func everyByteComesBack() {
        let bytes = Array(UInt8.min...UInt8.max)
        #expect(PercentEncoding.decode(PercentEncoding.encodePath(bytes), plusIsSpace: false) == bytes)
    }
}
