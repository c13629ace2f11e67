// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct FormFieldsTests {
    @Test(
        arguments: [
            ("", [:]), ("a=1", ["a": ["1"]]), ("a=1&a=2", ["a": ["1", "2"]]), ("a", ["a": [""]]), ("a=", ["a": [""]]),
            ("=v", ["": ["v"]]), ("&&a=1&", ["a": ["1"]]), ("a=1;b=2", ["a": ["1;b=2"]]), ("a+b=c+d", ["a b": ["c d"]]),
            ("a=%zz", ["a": ["%zz"]]), ("a=b=c", ["a": ["b=c"]]), ("%61=%C3%A9", ["a": ["é"]]),
        ] as [(String, [String: [String]])]
    )
    func areParsedAsTornadoDoes(query: String, expected: [String: [String]]) throws {
        let fields = try HTTPServerRequest(.make("GET", "/?\(query)")).queryArguments
        #expect(fields.mapValues { $0.map { String(decoding: $0, as: UTF8.self) } } == expected)
    }

    @Test func namesAreISO88591AsInTornado() throws {
        #expect(try HTTPServerRequest(.make("GET", "/?%C3%A9=1")).queryArguments == ["Ã©": [Array("1".utf8)]])
    }

    /// A query, and whether it is within a limit of three fields, of which Tornado counts the empty ones too.
    @Test(arguments: [("", true), ("a&b&c", true), ("a&b&c&d", false), ("&&", true), ("a&b&&", false)])
    func areLimited(query: String, isAllowed: Bool) throws {
        var limits = Limits()
        limits.maximumFormFields = 3
        let environment = GatewayEnvironment.make("GET", "/?\(query)", limits: limits)
        if isAllowed {
            #expect(try HTTPServerRequest(environment).queryArguments.count <= 3)
        } else {
            let error = #expect(throws: HTTPError.self) { try HTTPServerRequest(environment) }
            #expect(error?.status == .badRequest)
        }
    }
}
