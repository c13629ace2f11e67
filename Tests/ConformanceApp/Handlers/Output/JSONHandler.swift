// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// One of several values as JSON.
final class JSONHandler: RequestHandler {
    override func get() throws {
        let name: String = try pathArguments.require(0)
        guard let value = Self.values[name] else { throw ReferenceFailure("no value \(name)") }
        try write(json: value)
    }

    private static let values: [String: JSONValue] = [
        "types": ["a": 1, "b": 2.5, "c": true, "d": false, "e": nil, "f": "text", "g": [1, [2, []]], "h": [:]],
        "floats": ["f": [0.0, -0.0, 1.0, 1e16, 1e22, 1.5e-7, 0.1, 123456789.125, 3.0e10]],
        "ints": ["i": [0, -1, 9_007_199_254_740_993, 9_223_372_036_854_775_807, -9_223_372_036_854_775_808]],
        "unicode": ["u": "caf\u{e9} \u{20ac} \u{1F600} \u{2028}"],
        "escapes": ["e": "\"\\/\u{8}\u{c}\n\r\t\u{0}\u{1f}\u{7f}"],
        "script": ["s": "</script><!-- </ / < >"],
        "nested": ["a": ["b": ["c": [["d": 1], ["e": 2]]]]],
        "keys": ["1": "one", "a b": 2, "quote\"": 3, "</k": 4, "\u{e9}": 5],
        "empty": [:],
        "html": ["h": "<a href='x'>&amp;</a>"],
    ]
}
