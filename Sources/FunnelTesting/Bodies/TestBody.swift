// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

/// The body of a request of a test, with its type.
public struct TestBody {
    let contentType: String?
    let bytes: () throws -> [UInt8]

    /// Bytes of a type. Default: of no type.
    public static func bytes(_ bytes: [UInt8], type: String? = nil) -> TestBody {
        TestBody(contentType: type) { bytes }
    }

    /// Text as UTF-8. Default: plain text.
    public static func text(_ text: String, type: String = "text/plain; charset=utf-8") -> TestBody {
        TestBody(contentType: type) { Array(text.utf8) }
    }

    /// An urlencoded form, as a browser sends it. A name may stand several times.
    public static func form(_ fields: KeyValuePairs<String, String>) -> TestBody {
        TestBody(contentType: "application/x-www-form-urlencoded") {
            let pairs = fields.map { "\($0.key.urlEscaped())=\($0.value.urlEscaped())" }
            return Array(pairs.joined(separator: "&").utf8)
        }
    }

    /// A multipart form, with files or without.
    public static func multipart(_ parts: [MultipartPart]) -> TestBody {
        let boundary = MultipartPart.boundary(for: parts)
        return TestBody(contentType: "multipart/form-data; boundary=\(boundary)") {
            parts.flatMap { $0.bytes(boundary) } + "--\(boundary)--\r\n".utf8
        }
    }

    /// A value as JSON.
    public static func json(_ value: some Encodable) -> TestBody {
        TestBody(contentType: "application/json") { Array(try value.jsonEncoded().utf8) }
    }
}
