// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

@testable import ConformanceApp

/// A way to ask the application.
protocol ConformanceTransport: Sendable {
    func send(_ request: RawRequest) throws -> ReceivedResponse
}

extension ConformanceTransport {
    /// Sends a case, with the steps before it.
    func run(_ example: ConformanceCase) throws -> ReceivedResponse {
        var variables: [String: String] = [:]
        for step in example.steps ?? [] {
            let response = try send(RawRequest(step, variables: variables))
            for (name, capture) in step.capture ?? [:] {
                variables[name] = try response.capture(place: capture[0], pattern: capture[1])
            }
        }
        return try send(RawRequest(example, variables: variables))
    }
}

extension ReceivedResponse {
    /// What the first group of a pattern has in a header field or in the body.
    fileprivate func capture(place: String, pattern: String) throws -> String {
        let text = place == "body" ? decodedBody.latin1 : values(place).joined(separator: "\n")
        return try PythonPattern(pattern).firstGroup(in: text)
    }
}
