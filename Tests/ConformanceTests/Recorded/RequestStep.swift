// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A request that is sent before the one of a case, to get something that the case sends back.
struct RequestStep: Decodable, Sendable {
    var method: String
    var target: String
    var headers: [[String]]?
    var bodyBase64: String?
    /// What is taken out of the response: the name of a variable, then where, and a regular expression with a group.
    var capture: [String: [String]]?

    enum CodingKeys: String, CodingKey {
        case method, target, headers, capture
        case bodyBase64 = "body_b64"
    }
}
