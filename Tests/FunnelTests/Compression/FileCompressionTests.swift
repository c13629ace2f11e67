// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import TestSupport
import Testing

@testable import Funnel

@Suite("A file in a compressed response")
struct FileCompressionTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    private func answer(_ method: String, type: String, _ bytes: [UInt8], status: Int = 200) throws -> GatewayResponse {
        let path = try folder.write("file", bytes)
        var settings = Settings()
        settings.compressResponse = true
        let environment = GatewayEnvironment.make(method, "/", ["HTTP_ACCEPT_ENCODING": "gzip"])
        return try TestHandler.answer(environment, settings: settings) {
            $0.setStatus(.init(code: status))
            try $0.setHeader(.contentType, type)
            try $0.setHeader(.contentLength, bytes.count)
            $0.complete(with: .file(try GatewayFile(path: path)))
        }.response
    }

    private static let text = Array(String(repeating: ".rule { color: red }\n", count: 20_000).utf8)

    @Test("is a stream without a length, for GET and HEAD alike")
    func compressed() throws {
        let (get, head) = (
            try answer("GET", type: "text/css", Self.text), try answer("HEAD", type: "text/css", Self.text)
        )
        #expect(get.headerFields == head.headerFields)
        #expect(get.headerFields[.contentEncoding] == "gzip")
        #expect(get.headerFields[.contentLength] == nil)
        let sent = try get.gathered().bytes
        #expect(sent.count < Self.text.count / 10)
        #expect(try gunzip(sent) == Self.text)
        #expect(try head.gathered().bytes.isEmpty)
    }

    @Test(
        "is sent as a file if its type, its length or its status says so",
        arguments: [
            ("image/png", 5_000, 200), ("text/css", 1_023, 200), ("text/css", 5_000, 206),
        ]
    )
    func whole(type: String, count: Int, status: Int) throws {
        let response = try answer("GET", type: type, Array(Self.text.prefix(count)), status: status)
        #expect(response.headerFields[.contentEncoding] == nil)
        #expect(response.headerFields[.contentLength] == "\(count)")
        #expect(response.body.length == count)
        guard case .file = response.body else {
            Issue.record("not a file")
            return
        }
    }
}
