// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What came back, in texts of ISO 8859-1.
struct ReceivedResponse {
    var status: Int
    var reason: String
    var headers: [(name: String, value: String)]
    var body: [UInt8]

    /// The values of a header field, in the order they came.
    func values(_ name: String) -> [String] {
        headers.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }

    /// The body without compression.
    var decodedBody: [UInt8] {
        let isCompressed = values("content-encoding").joined(separator: ",").lowercased().contains("gzip")
        return isCompressed ? Gzip.decompress(body) ?? body : body
    }
}
