// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A response of nginx.
struct HTTPAnswer: Sendable {
    let status: Int
    /// The header fields by name in lower case.
    let fields: [String: String]
    var body: [UInt8] = []

    /// Reads the head of a response, nil if it is none.
    init?(head: String) {
        let lines = head.split(separator: "\r\n")
        guard let words = lines.first?.split(separator: " "), words.count >= 2, words[0].hasPrefix("HTTP/1."),
            let status = Int(words[1])
        else { return nil }
        self.status = status
        fields = Dictionary(lines.dropFirst().map(Self.field)) { "\($0), \($1)" }
    }

    var text: String { String(decoding: body, as: UTF8.self) }

    /// True when nginx closes the connection after it.
    var isLast: Bool { fields["connection"] == "close" }

    private static func field(_ line: Substring) -> (String, String) {
        let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let value = parts.count == 2 ? parts[1].drop { $0 == " " } : ""
        return (parts[0].lowercased(), String(value))
    }
}
