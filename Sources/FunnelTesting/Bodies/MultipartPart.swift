// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A field or a file of a multipart form.
public struct MultipartPart: Sendable {
    private let name: String
    private let filename: String?
    private let contentType: String?
    private let content: [UInt8]

    /// A field.
    public static func field(_ name: String, _ value: String) -> MultipartPart {
        MultipartPart(name: name, filename: nil, contentType: nil, content: Array(value.utf8))
    }

    /// A file.
    ///
    /// - Parameters:
    ///   - name: The name of its field.
    ///   - filename: The name the user's machine has for it.
    ///   - contentType: Its type. Default: `application/octet-stream`.
    ///   - content: What is in it.
    public static func file(
        _ name: String,
        filename: String,
        contentType: String = "application/octet-stream",
        content: some Sequence<UInt8>
    ) -> MultipartPart {
        MultipartPart(name: name, filename: filename, contentType: contentType, content: Array(content))
    }

    /// A delimiter that no part contains.
    static func boundary(for parts: [MultipartPart]) -> String {
        var number = 0
        while true {
            let boundary = "funnel-testing-\(number)"
            if !parts.contains(where: { $0.content.contains(boundary) }) { return boundary }
            number += 1
        }
    }

    /// The part with its delimiter, written as browsers do (HTML Standard, multipart/form-data encoding algorithm).
    func bytes(_ boundary: String) -> [UInt8] {
        var head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(Self.escaped(name))\""
        if let filename { head += "; filename=\"\(Self.escaped(filename))\"" }
        if let contentType { head += "\r\nContent-Type: \(contentType)" }
        return Array((head + "\r\n\r\n").utf8) + content + Array("\r\n".utf8)
    }

    private static func escaped(_ name: String) -> String {
        var escaped = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "\"": escaped += "%22"
            case "\r": escaped += "%0D"
            case "\n": escaped += "%0A"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension [UInt8] {
    fileprivate func contains(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        return indices.contains { self[$0...].starts(with: wanted) }
    }
}
