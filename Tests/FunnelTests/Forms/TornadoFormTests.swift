// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Testing

/// Forms are read as Tornado reads them.
@Suite struct TornadoFormTests {
    @Test(arguments: TornadoRows.bodies)
    func bodies(body: String, tornado: String) throws {
        #expect(try Form.summary([Form.bytes(body)]) == Self.deviations[body] ?? tornado)
    }

    @Test(arguments: TornadoRows.dispositions)
    func dispositions(disposition: String, tornado: String) throws {
        let body = Array((Form.part("v", disposition) + Form.end).utf8)
        #expect(try Form.summary([body]) == Self.deviations[disposition] ?? tornado)
    }

    @Test(arguments: TornadoRows.types)
    func types(type: String, tornado: String) throws {
        let body = Array((Form.part("1") + Form.end).utf8)
        #expect(try Form.summary([body], type: type) == Self.deviations[type] ?? tornado)
    }

    @Test(arguments: TornadoRows.urlencoded)
    func urlencoded(body: String, tornado: String) throws {
        let type = "application/x-www-form-urlencoded"
        #expect(try Form.summary([Form.bytes(body)], type: type) == tornado)
    }

    /// Where Tornado is careless: what is done here.
    private static let deviations: [String: String] = [
        // Two final boundaries, of which the last counts there.
        Form.part("1") + Form.end + Form.part("2") + Form.end: "400",
        Form.part("1") + Form.end + "--B--": "400",
        Form.part("--B-- in the middle") + Form.end: "400",
        Form.part("--B--") + Form.end: "400",
        Form.part("--B--\r\nx") + Form.end: "400",
        // Text before the first delimiter that looks like a part.
        "Content-Disposition: form-data; name=\"a\"\r\n\r\nv\r\n--B--\r\n": "400",
        // What a filter in front may read in another way.
        Form.part("1", "form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"a\"") + Form.end: "400",
        "form-data; name=\"a\"; name=\"b\"": "400",
        "form-data; name=\"a": "400",
        "form-data; name=\"a\" junk": "400",
        "form-data; name=a\"b": "400",
        "form-data; name=\"f\"; filename=a\"b\"": "400",
        "form-data; name=\"f\"; filename*=utf-8''a%00b": "400",
        // Python's library for mail takes too much away, or leaves too much.
        "form-data; name=<a>": "<a>=v",
        "form-data; name=\"\\\"a\\\"\"": "\"a\"=v",
        "form-data; name=\"f\"; filename*=utf-8''a%22b": "f:a\"b|application/unknown|v",
        "form-data; name=\"f\"; filename*=utf-8''naïve": "f:naïve|application/unknown|v",
        "form-data; name=\"f\"; filename*=utf-8''名": "f:名|application/unknown|v",
    ]
}
