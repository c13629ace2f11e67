// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport

/// A form with one large file, made while it is sent: it is never in memory.
struct LargeUpload {
    /// How many mebibytes the file has.
    let mebibytes: Int

    private let head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large\"\r\n\r\n"
    private let tail = "\r\n--\(boundary)--\r\n"
    /// All bytes there are, hyphens and line breaks too.
    private let block = TestBody.pattern(1 << 20)

    init(mebibytes: Int) {
        self.mebibytes = mebibytes
    }

    /// What the application has to answer.
    func expectedAnswer() throws -> String {
        let digest = try ByteDigest()
        for _ in 0..<mebibytes { digest.add(block) }
        return "large \(mebibytes << 20) \(digest.finish())\n"
    }

    /// Sends the request.
    ///
    /// - Parameter stop: After how many mebibytes to leave it at that. Default: all are sent.
    func send(on connection: HTTPConnection, stoppingAfter stop: Int? = nil) throws {
        let length = head.utf8.count + mebibytes << 20 + tail.utf8.count
        let fields = "Content-Type: multipart/form-data; boundary=\(Self.boundary)\r\nContent-Length: \(length)\r\n"
        try connection.send("POST /upload HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n\(head)".utf8)
        for _ in 0..<(stop ?? mebibytes) { try connection.send(block) }
        if stop == nil { try connection.send(tail.utf8) }
    }

    private static let boundary = "----FunnelLargeUpload"
}
