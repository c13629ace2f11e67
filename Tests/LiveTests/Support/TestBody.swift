// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport

/// Bodies of requests.
enum TestBody {
    /// Bytes in which a piece that is lost, doubled or out of place shows: the pattern's length fits no buffer.
    static func pattern(_ count: Int) -> [UInt8] {
        let block = (0..<65_537).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 8) }
        var body: [UInt8] = []
        body.reserveCapacity(count)
        while body.count < count { body += block.prefix(count - body.count) }
        return body
    }

    /// About so many bytes that are whole requests to an application, `GET /nobody`, if anybody takes them for records.
    static func records(_ count: Int) -> [UInt8] {
        (0..<count / request.count).flatMap { _ in request }
    }

    /// Values of a header field that move a body on by 8 bytes each, until one of its requests stands where the one
    /// before stood: wherever a reader stops in the body, for one of them it is at the beginning of a request.
    static let shifts = (0..<request.count / 8).map { String(repeating: "x", count: 8 * $0 + 1) }

    private static let request: [UInt8] = {
        var request = TestRequest()
        request.parameters = [("REQUEST_METHOD", "GET"), ("REQUEST_URI", "/nobody")]
        return request.bytes
    }()
}
