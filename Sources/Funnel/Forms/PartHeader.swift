// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The header of one part of a multipart form.
struct PartHeader {
    /// The field's name; never empty.
    let name: String

    /// The file's name as the client gave it, nil for a field that is no file. Never empty.
    let filename: String?

    /// The type the client gave, `application/unknown` without one.
    let contentType: String

    /// Parses a header.
    ///
    /// - Parameter block: The header's lines, less the empty line that ends them.
    /// - Throws: ``MultipartError`` for a header that is malformed in any line, for more or less than one
    ///   `Content-Disposition`, and for one that is no `form-data` with a name.
    init(_ block: ArraySlice<UInt8>) throws(MultipartError) {
        guard String(validating: block, as: UTF8.self) != nil else { throw .partHeaderNotUTF8 }
        var disposition: HeaderParameters?
        var types: [String] = []
        for line in try Self.lines(block) {
            switch line.name {
            case "content-disposition":
                guard disposition == nil, let parsed = HeaderParameters(line.value) else { throw .malformedDisposition }
                disposition = parsed
            case "content-type": types.append(String(decoding: line.value, as: UTF8.self))
            default: break
            }
        }
        guard let disposition, disposition.value == "form-data" else { throw .malformedDisposition }
        guard let name = try Self.text("name", in: disposition) else { throw .missingName }
        self.name = name
        filename = try Self.text("filename", in: disposition)
        contentType = types.isEmpty ? "application/unknown" : types.joined(separator: ",")
    }

    /// A parameter that is not empty.
    ///
    /// Control characters are refused where they hide behind percent-encoding, as they are everywhere else: a NUL
    /// would end a path early.
    private static func text(_ name: String, in parameters: HeaderParameters) throws(MultipartError) -> String? {
        guard let text = parameters[name], !text.isEmpty else { return nil }
        guard text.utf8.allSatisfy(\.isFieldValueCharacter) else { throw .malformedDisposition }
        return text
    }

    private typealias Line = (name: String, value: ArraySlice<UInt8>)

    /// The lines, their names in lower case. Lines may end with a line feed alone, as in Tornado.
    private static func lines(_ block: ArraySlice<UInt8>) throws(MultipartError) -> [Line] {
        var lines: [Line] = []
        for var line in block.split(separator: ASCII.lineFeed) {
            // All lines but the last one end where the line feed was.
            if line.endIndex < block.endIndex, line.last == ASCII.carriageReturn { line.removeLast() }
            if line.isEmpty { continue }
            guard let colon = line.firstIndex(of: ASCII.colon), colon > line.startIndex else {
                throw .malformedHeaderLine
            }
            let name = line[..<colon]
            let value = line[(colon + 1)...].trimmingBlanks
            guard name.allSatisfy(\.isTokenCharacter), value.allSatisfy(\.isFieldValueCharacter) else {
                throw .malformedHeaderLine
            }
            lines.append((String(decoding: name.map(\.asciiLowercased), as: UTF8.self), value))
        }
        return lines
    }
}
