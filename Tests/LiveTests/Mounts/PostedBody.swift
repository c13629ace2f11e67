// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A kind of body that a client sends.
struct PostedBody: CustomStringConvertible {
    /// How the client says where its body ends.
    enum Framing {
        case none
        case length
        case chunked
    }

    let description: String
    var type = "application/octet-stream"
    var framing = Framing.length
    var bytes: [UInt8] = []

    static let all = [
        PostedBody(description: "none", framing: .none),
        PostedBody(description: "empty"),
        PostedBody(description: "empty form", type: "application/x-www-form-urlencoded"),
        PostedBody(description: "form", type: "application/x-www-form-urlencoded", bytes: Array("a=1&b=%20".utf8)),
        PostedBody(description: "multipart", type: "multipart/form-data; boundary=limit", bytes: Array(form.utf8)),
        PostedBody(description: "JSON", type: "application/json", bytes: Array(#"{"a": [1, 2]}"#.utf8)),
        PostedBody(description: "chunked", framing: .chunked, bytes: TestBody.pattern(100_000)),
        PostedBody(description: "empty chunked", framing: .chunked),
        PostedBody(description: "large", bytes: TestBody.pattern(1_000_000)),
    ]

    /// A request to a target, with this body.
    func request(_ target: String) -> [UInt8] {
        var head = "POST \(target) HTTP/1.1\r\nHost: localhost\r\n"
        switch framing {
        case .none: return Array((head + "\r\n").utf8)
        case .length: head += "Content-Type: \(type)\r\nContent-Length: \(bytes.count)\r\n\r\n"
        case .chunked: head += "Content-Type: \(type)\r\nTransfer-Encoding: chunked\r\n\r\n"
        }
        return Array(head.utf8) + (framing == .chunked ? chunks : bytes)
    }

    /// The variables that a web server makes of it for a CGI program: it waits for the end of chunks, and has a length.
    var variables: [(String, String)] {
        framing == .none ? [] : [("CONTENT_TYPE", type), ("CONTENT_LENGTH", "\(bytes.count)")]
    }

    private var chunks: [UInt8] {
        let size = 30_000
        let parts = stride(from: 0, to: bytes.count, by: size).map { bytes[$0..<min($0 + size, bytes.count)] }
        return parts.flatMap { Array("\(String($0.count, radix: 16))\r\n".utf8) + $0 + Array("\r\n".utf8) }
            + Array("0\r\n\r\n".utf8)
    }

    private static let form =
        "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"
        + "Content-Type: text/plain\r\n\r\nhello\r\n--limit--\r\n"
}
