// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

@testable import ConformanceApp

/// Compares an answer with Tornado's by the rules of compare.py.
struct ResponseComparison {
    let example: ConformanceCase
    let expected: RecordedResponse
    let response: ReceivedResponse
    let body: [UInt8]
    let expectedBody: [UInt8]?
    private(set) var differences: [String] = []

    init(_ example: ConformanceCase, expected: RecordedResponse, response: ReceivedResponse) throws {
        self.example = example
        self.expected = expected
        self.response = response
        body = response.decodedBody
        expectedBody = expected.bodyBase64.map { [UInt8](base64: $0) }
        if let allowed = example.allowedStatuses {
            if !allowed.contains(response.status) { note("status", "\(response.status)", "one of \(allowed)") }
            return
        }
        compareStatus()
        try compareHeaders()
        try compareBody()
        try compareTokens()
    }

    /// How the body is compared: an error page is never compared as JSON.
    var mode: ConformanceCase.Comparison {
        if isIgnored("body") { return .none }
        let isJSON = expected.values("content-type").contains { $0.hasPrefix("application/json") }
        return example.comparison == .json && !isJSON ? .exact : example.comparison ?? .exact
    }

    func isIgnored(_ part: String) -> Bool {
        (example.ignored ?? []).contains { $0.lowercased() == part }
    }

    /// Writes down a difference.
    mutating func note(_ part: String, _ actual: String, _ expected: String) {
        differences.append("\(part): \(actual.shortened), expected \(expected.shortened)")
    }

    private mutating func compareStatus() {
        if response.status != expected.status {
            note("status", "\(response.status)", "\(expected.status)")
        } else if !isIgnored("reason") {
            let reason = Self.canonicalReason(response.reason, status: response.status)
            let expectedReason = Self.canonicalReason(expected.reason, status: expected.status)
            if reason != expectedReason { note("reason", reason, expectedReason) }
        }
    }

    /// The phrase that is meant: some changed from one edition of the standard to the next.
    static func canonicalReason(_ reason: String, status: Int) -> String {
        let names = renamedReasons[status] ?? []
        return names.contains(reason) ? names[0] : reason
    }

    static let renamedReasons = [
        413: ["Request Entity Too Large", "Content Too Large", "Payload Too Large"],
        414: ["Request-URI Too Long", "URI Too Long"],
        416: ["Requested Range Not Satisfiable", "Range Not Satisfiable"],
        422: ["Unprocessable Entity", "Unprocessable Content"],
    ]
}

extension RecordedResponse {
    /// The values of a header field, in the order they came.
    func values(_ name: String) -> [String] {
        headers.filter { $0[0].lowercased() == name }.map { $0[1] }
    }
}

extension String {
    /// The text as a literal, cut to what one can read.
    var shortened: String {
        unicodeScalars.count <= 300 ? debugDescription : "\(String(unicodeScalars.prefix(300)).debugDescription)…"
    }
}
