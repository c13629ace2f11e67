// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A response as it came.
struct RawAnswer: Sendable {
    let status: Int
    /// The lines of the head, without their ends.
    let lines: [String]
    var body: [UInt8] = []

    /// Reads the head of a response, nil if it is none.
    init?(head: String) {
        lines = head.split(separator: "\r\n").map(String.init)
        guard let words = lines.first?.split(separator: " "), words.count >= 2, words[0] == "HTTP/1.1",
            let status = Int(words[1])
        else { return nil }
        self.status = status
    }

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The value of a field, given in lower case.
    func field(_ name: String) -> String? {
        lines.dropFirst().first { $0.lowercased().hasPrefix("\(name):") }.map {
            String($0.drop { $0 != ":" }.dropFirst().drop { $0 == " " })
        }
    }

    /// True when the server closes the connection after it.
    var isLast: Bool { field("connection") == "close" }
}
