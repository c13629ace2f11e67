// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What Tornado answered, from expected_public.json.
struct RecordedResponse: Decodable, Sendable {
    var status: Int
    var reason: String
    var headers: [[String]]
    /// The body without compression, nil if only its digest was recorded.
    var bodyBase64: String?
    var bodyDigest: String?

    enum CodingKeys: String, CodingKey {
        case status, reason, headers
        case bodyBase64 = "body_b64"
        case bodyDigest = "body_sha1"
    }
}
