// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Testing

/// A form reads the same however its body comes in pieces.
@Suite struct SplitPointTests {
    @Test(arguments: TornadoRows.bodies.map(\.0) + [Self.hostile, Self.upload])
    func everySplitPoint(body: String) throws {
        let bytes = Form.bytes(body)
        let whole = try Form.summary([bytes])
        var spilling = Limits()
        spilling.maximumFileBytesInMemory = 0
        for split in 0...bytes.count {
            let pieces = [Array(bytes[..<split]), Array(bytes[split...])]
            #expect(try Form.summary(pieces) == whole)
            #expect(try Form.summary(pieces, limits: spilling) == whole)
        }
    }

    @Test(arguments: TornadoRows.conformance)
    func everySplitPointOfThePublicCases(type: String, body: String, tornado: String) throws {
        let bytes = Form.bytes(body)
        for split in 0...bytes.count {
            let pieces = [Array(bytes[..<split]), Array(bytes[split...])]
            #expect(try Form.summary(pieces, type: type) == tornado)
        }
    }

    @Test(arguments: TornadoRows.bodies.map(\.0) + [Self.hostile, Self.upload], [1, 2, 3, 5, 7])
    func smallPieces(body: String, size: Int) throws {
        let bytes = Form.bytes(body)
        let pieces = stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
        #expect(try Form.summary(pieces) == Form.summary([bytes]))
    }

    /// Boundaries that begin within themselves, in content full of their beginnings.
    @Test(arguments: TornadoRows.overlaps)
    func boundariesThatOverlap(boundary: String, value: String, tornado: String) throws {
        let head = "Content-Disposition: form-data; name=a"
        let body = Array("--\(boundary)\r\n\(head)\r\n\r\n\(value)\r\n--\(boundary)--".utf8)
        for split in 1..<body.count {
            let pieces = [Array(body[..<split]), Array(body[split...])]
            #expect(try Form.summary(pieces, type: "multipart/form-data; boundary=\(boundary)") == tornado)
        }
    }

    private static let hostile = Form.part("\r\n--\r\n--\r--B\r--B-\r\n--B-\r\r\n\n--B x--B\n") + Form.end
    private static let upload =
        Form.part("1") + Form.part("\r\n-\r\n--\r\r\n", "form-data; name=\"f\"; filename=\"x\"")
        + Form.part("", "form-data; name=\"f\"; filename=\"y\"") + Form.end
}
