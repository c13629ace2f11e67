// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@testable import FunnelCommand

@Suite struct ChunkedBodyTests {
    private func read(_ text: String, upTo count: Int = 4) throws -> (body: String, rest: String) {
        let reader = RequestReader(Dripping(text))
        let body = ChunkedBody(reader)
        var bytes: [UInt8] = []
        while case let piece = try body.read(upTo: count), !piece.isEmpty {
            #expect(piece.count <= count)
            bytes += piece
        }
        #expect(try body.read(upTo: 1).isEmpty)
        return (String(decoding: bytes, as: UTF8.self), String(decoding: try reader.bytes(upTo: 99), as: UTF8.self))
    }

    @Test(arguments: [
        ("0\r\n\r\nnext", "", "next"),
        ("3\r\nabc\r\n0\r\n\r\n", "abc", ""),
        ("00B;name=value\r\nabcdefghijk\r\n1 \r\nl\r\n0\r\nTrailer: x\r\nY: z\r\n\r\nnext", "abcdefghijkl", "next"),
        ("a\nabcdefghij\n0\n\nnext", "abcdefghij", "next"),
    ])
    func reads(text: String, body: String, rest: String) throws {
        let result = try read(text)
        #expect(result.body == body)
        // The source gives a byte at a time.
        #expect(result.rest == rest.prefix(1))
    }

    @Test(arguments: ["", "3", "3\r\n", "3\r\nab", "3\r\nabc", "3\r\nabc\r\n", "0\r\n", "0\r\nTrailer: x\r\n"])
    func tellsTruncationFromTheEnd(text: String) {
        #expect(throws: GatewayInputError.truncated) { _ = try read(text) }
    }

    @Test(arguments: [
        "x\r\n", "-1\r\n", "+1\r\na\r\n0\r\n\r\n", "\r\n", ";a\r\n", "3\r\nabcd\r\n", "fffffffffffffffff\r\n",
    ])
    func refuses(text: String) throws {
        let error = try #require(throws: HTTPError.self) { _ = try read(text) }
        #expect(error.status.code == 400)
    }

    @Test func refusesEndlessLinesAndTrailers() throws {
        try refuses(text: "3" + String(repeating: " ", count: 20_000))
        try refuses(text: "0\r\n" + String(repeating: "Trailer: x\r\n", count: 2_000))
    }

    @Test func staysBroken() throws {
        let body = ChunkedBody(RequestReader(Dripping("x\r\n3\r\nabc\r\n0\r\n\r\n")))
        #expect(throws: HTTPError.self) { _ = try body.read(upTo: 9) }
        #expect(throws: HTTPError.self) { _ = try body.read(upTo: 9) }
    }
}
