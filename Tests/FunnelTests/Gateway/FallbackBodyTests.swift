// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Testing

@testable import Funnel

/// How the body of a request reaches an application that is mounted beside handlers.
@Suite struct FallbackBodyTests {
    private static let multipart = "multipart/form-data; boundary=x"

    private static func form(token: String = "", fileSize: Int) -> [UInt8] {
        let field = token.isEmpty ? "" : "--x\r\nContent-Disposition: form-data; name=\"_xsrf\"\r\n\r\n\(token)\r\n"
        let head = "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n"
        return Array((field + head).utf8) + Array(repeating: 0x79, count: fileSize) + Array("\r\n--x--\r\n".utf8)
    }

    /// Answers with what the mounted application read.
    private func answer(
        _ type: String,
        _ body: [UInt8],
        _ variables: [String: String] = [:],
        settings: Settings = Settings(),
        input: (any GatewayInput)? = nil,
        limits: Limits = Limits()
    ) throws -> GatewayResponse {
        let container = GatewayContainer(
            GatewayFunction { environment in
                var bytes: [UInt8] = []
                while case let piece = try environment.input.read(upTo: 1_000), !piece.isEmpty {
                    #expect(piece.count <= 1_000)
                    bytes += piece
                }
                return GatewayResponse(status: .ok, body: .bytes(bytes))
            }
        )
        let all = ["CONTENT_TYPE": type, "CONTENT_LENGTH": "\(body.count)"].merging(variables) { $1 }
        var environment = GatewayEnvironment.make("POST", "/", all, body: body, limits: limits)
        if let input { environment.input = input }
        let logged = try LoggedApplication([Route("/") { FallbackHandler($0, to: container) }], settings: settings)
        return logged.answer(environment)
    }

    private func bytes(_ response: GatewayResponse) -> [UInt8] {
        if case .bytes(let bytes) = response.body { return bytes }
        return []
    }

    @Test(arguments: [
        ("text/plain", Array("x".utf8)), ("application/x-www-form-urlencoded", Array("a=1&b".utf8)),
        (multipart, form(fileSize: 10)), (multipart, form(fileSize: 300_000)),
        ("application/x-www-form-urlencoded", Array(repeating: 0x61, count: 200_000)),
    ])
    func itIsWholeAgain(type: String, body: [UInt8]) throws {
        #expect(bytes(try answer(type, body)) == body)
    }

    @Test(arguments: ["multipart/form-data", multipart])
    func aMalformedFormIsRefusedBefore(type: String) throws {
        let response = try answer(type, Array("x".utf8))
        #expect(response.status == .badRequest)
        #expect(response.text == "<html><title>400: Bad Request</title><body>400: Bad Request</body></html>")
    }

    @Test func aLargeFormGoesStraightThrough() throws {
        let body = Array("no form".utf8) + Array(repeating: 0x79, count: 300_000)
        #expect(bytes(try answer(Self.multipart, body)) == body)
    }

    @Test(arguments: [10, 300_000])
    func tokensInFormsAreFound(fileSize: Int) throws {
        var settings = Settings()
        settings.xsrfCookies = true
        let token = try XSRFToken.random(now: WallClock.now).text(.v2)
        let cookie = ["HTTP_COOKIE": "_xsrf=\(token)"]
        let body = Self.form(token: token, fileSize: fileSize)
        #expect(bytes(try answer(Self.multipart, body, cookie, settings: settings)) == body)
        let other = Self.form(token: "2|aaaa|bbbb|1", fileSize: fileSize)
        #expect(try answer(Self.multipart, other, cookie, settings: settings).status == .forbidden)
        let without = Self.form(fileSize: fileSize)
        #expect(try answer(Self.multipart, without, cookie, settings: settings).status == .forbidden)
        let header = cookie.merging(["HTTP_X_XSRFTOKEN": token]) { $1 }
        #expect(bytes(try answer(Self.multipart, without, header, settings: settings)) == without)
    }

    @Test func aLargeFormThatIsLookedAtMustBeOne() throws {
        var settings = Settings()
        settings.xsrfCookies = true
        let body = Array(repeating: UInt8(0x79), count: 300_000)
        #expect(try answer(Self.multipart, body, settings: settings).status == .badRequest)
        var limits = Limits()
        limits.temporaryFolder = "/nonexistent"
        let form = Self.form(fileSize: 300_000)
        #expect(try answer(Self.multipart, form, settings: settings, limits: limits).status == .internalServerError)
    }

    @Test func aBodyThatBreaksOffIs400() throws {
        let cut = PieceInput([[0x78]], failure: .disconnected)
        #expect(try answer("text/plain", [1, 2, 3], input: cut).status == .badRequest)
        #expect(try answer("text/plain", [1, 2, 3], input: PieceInput([[1]])).status == .badRequest)
    }

    @Test func aChunkedBodyOverTheLimitIs413() throws {
        var limits = Limits()
        limits.maximumBodySize = 4
        let response = try answer("text/plain", [1, 2, 3, 4, 5], ["CONTENT_LENGTH": ""], limits: limits)
        #expect(response.status == .contentTooLarge)
    }
}
