// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A request of cases_public.json, and how its answer is compared. Texts are ISO 8859-1: one character a byte.
struct ConformanceCase: Decodable, Sendable {
    var id: String
    var group: String
    var tags: [String]
    var method: String
    var target: String
    var headers: [[String]]
    var bodyBase64: String?
    var generatedBody: GeneratedBody?
    var httpVersion: String?
    var hasNoHost: Bool?
    var hasNoLength: Bool?
    var steps: [RequestStep]?
    var comparison: Comparison?
    var bodyPattern: String?
    var headerPatterns: [String: [String]]?
    var ignored: [String]?
    var allowedStatuses: [Int]?
    var checks: [TokenCheck]?

    /// How a body is compared.
    enum Comparison: String, Decodable, Sendable {
        case exact, json, none
    }

    enum CodingKeys: String, CodingKey {
        case id, group, tags, method, target, headers, checks
        case bodyBase64 = "body_b64"
        case generatedBody = "body_gen"
        case httpVersion = "http_version"
        case hasNoHost = "no_host"
        case hasNoLength = "no_length"
        case steps = "pre"
        case comparison = "compare"
        case bodyPattern = "body_regex"
        case headerPatterns = "header_regex"
        case ignored = "ignore"
        case allowedStatuses = "status_any"
    }
}
