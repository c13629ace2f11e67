// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct RequestBodyTests {
    @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 1_000_000])
    func isReadWhole(size: Int) throws {
        let body = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
        let request = try HTTPServerRequest(.make("POST", "/", ["CONTENT_LENGTH": "\(size)"], body: body))
        #expect(try request.body == body)
        #expect(try request.body == body, "and can be asked for again")
    }

    @Test func needsNoLength() throws {
        let request = try HTTPServerRequest(.make("POST", "/", ["CONTENT_LENGTH": ""], body: [1, 2]))
        #expect(request.contentLength == nil)
        #expect(try request.body == [1, 2])
    }

    @Test(arguments: ["1", "3"])
    func mustHaveTheAnnouncedLength(length: String) throws {
        let request = try HTTPServerRequest(.make("POST", "/", ["CONTENT_LENGTH": length], body: [1, 2]))
        #expect(throws: GatewayInputError.truncated) { try request.body }
    }

    @Test func hasALimitWithoutALength() throws {
        var limits = Limits()
        limits.maximumBodySize = 10
        let request = try HTTPServerRequest(.make("POST", body: Array(repeating: 1, count: 11), limits: limits))
        let error = #expect(throws: HTTPError.self) { try request.body }
        #expect(error?.status == .contentTooLarge)
        let small = try HTTPServerRequest(.make("POST", body: Array(repeating: 1, count: 10), limits: limits))
        #expect(try small.body.count == 10)
    }
}
