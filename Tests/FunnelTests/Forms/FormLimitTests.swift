// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct FormLimitTests {
    private func status(
        _ body: String,
        type: String = Form.type,
        _ change: (inout Limits) -> Void = { _ in }
    ) throws -> Int {
        var limits = Limits()
        change(&limits)
        let result = try Form.summary([Array(body.utf8)], type: type, limits: limits)
        return Int(result) ?? 200
    }

    @Test(arguments: [(99, 200), (100, 400)])
    func partsAreCountedWithTheEmptyOneInFront(count: Int, code: Int) throws {
        #expect(try status(String(repeating: Form.part("1"), count: count) + Form.end) == code)
    }

    @Test(arguments: [(0, 400), (1, 400), (2, 200)])
    func partsCanBeLimited(limit: Int, code: Int) throws {
        #expect(try status(Form.part("1") + Form.end) { $0.maximumParts = limit } == code)
    }

    @Test(arguments: [(-1, 200), (0, 200), (1, 400), (100_000, 400)])
    func partHeadersAreLimited(over: Int, code: Int) throws {
        let disposition = "form-data; name=\"a\"\r\nX: "
        let length = 10_240 + over - "Content-Disposition: ".utf8.count - disposition.utf8.count
        #expect(try status(Form.part("1", disposition + String(repeating: "h", count: length)) + Form.end) == code)
    }

    @Test(arguments: [(10, 200), (9, 413)])
    func fieldBytesAreLimitedTogether(limit: Int, code: Int) throws {
        let body = Form.part("12345") + Form.part("67890") + Form.part("0123456789", "form-data; name=f; filename=x")
        #expect(try status(body + Form.end) { $0.maximumFieldBytes = limit } == code)
    }

    @Test(arguments: [(5, 200), (4, 413)])
    func urlencodedBytesAreLimited(limit: Int, code: Int) throws {
        #expect(try status("a=123", type: "application/x-www-form-urlencoded") { $0.maximumFieldBytes = limit } == code)
    }

    @Test(arguments: [(1_000, 200), (1_001, 400)])
    func urlencodedFieldsAreLimited(count: Int, code: Int) throws {
        let body = Array(repeating: "a", count: count).joined(separator: "&")
        #expect(try status(body, type: "application/x-www-form-urlencoded") == code)
    }

    @Test func anAnnouncedFormOverTheLimitIsNotRead() throws {
        var limits = Limits()
        limits.maximumFieldBytes = 10
        let input = PieceInput([Array(repeating: 97, count: 11)])
        let variables = ["CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": "11"]
        var environment = GatewayEnvironment.make("POST", "/", variables, limits: limits)
        environment.input = input
        let error = #expect(throws: HTTPError.self) { try HTTPServerRequest(environment).bodyArguments }
        #expect(error?.status == .contentTooLarge)
        #expect(input.readCount == 0)
    }

    @Test func aBodyIsRefusedAsSoonAsItIsOverTheLimit() throws {
        var limits = Limits()
        limits.maximumBodySize = 150
        let input = PieceInput(Array(repeating: Array((Form.part("1") + Form.part("2")).utf8), count: 50))
        var environment = GatewayEnvironment.make("POST", "/", ["CONTENT_TYPE": Form.type], limits: limits)
        environment.input = input
        let error = #expect(throws: HTTPError.self) { try HTTPServerRequest(environment).files }
        #expect(error?.status == .contentTooLarge)
        #expect(input.readCount == 2)
    }

    @Test func aFormThatEndsEarlyIsNoForm() throws {
        for type in [Form.type, "application/x-www-form-urlencoded"] {
            let request = try Form.request([Array("--B".utf8)], type: type, failure: .disconnected)
            #expect(throws: GatewayInputError.disconnected) { try request.bodyArguments }
            #expect(throws: GatewayInputError.disconnected, "and the body stays unreadable") { try request.body }
            #expect(try request.bodyArguments.isEmpty, "while an error page can ask for arguments")
        }
    }
}
