// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A body too long to be written out in a case.
struct GeneratedBody: Decodable, Sendable {
    var prefixBase64: String?
    var unitBase64: String?
    var count: Int
    var suffixBase64: String?

    enum CodingKeys: String, CodingKey {
        case count
        case prefixBase64 = "prefix_b64"
        case unitBase64 = "unit_b64"
        case suffixBase64 = "suffix_b64"
    }

    var bytes: [UInt8] {
        let unit = [UInt8](base64: unitBase64)
        return [UInt8](base64: prefixBase64) + Array(repeatElement(unit, count: count).joined())
            + [UInt8](base64: suffixBase64)
    }
}

extension [UInt8] {
    /// The bytes of a text in base 64, none without one.
    init(base64 text: String?) {
        self = text.flatMap { Data(base64Encoded: $0) }.map { [UInt8]($0) } ?? []
    }
}
