// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

extension TestResponse {
    /// Reads what a CGI program writes (RFC 3875, section 6): a head whose lines end with LF or CR LF, and a body.
    ///
    /// - Throws: ``TestClientError/malformedResponse(_:)``.
    public init(cgi bytes: [UInt8]) throws {
        var rest = bytes[...]
        var status: HTTPResponse.Status?
        var headers = HTTPFields()
        while let line = try Self.line(&rest) {
            let (name, value) = try Self.field(line)
            if name.lowercased() == "status" {
                guard status == nil else { throw TestClientError.malformedResponse("two Status fields") }
                status = try Self.status(value)
            } else {
                guard let fieldName = HTTPField.Name(name) else {
                    throw TestClientError.malformedResponse("a field is called \"\(name)\"")
                }
                headers.append(HTTPField(name: fieldName, value: value))
            }
        }
        self.init(status: status ?? (headers[.location] == nil ? .ok : .found), headers: headers, body: Array(rest))
    }

    /// The next line of the head, nil for the empty one that ends it.
    private static func line(_ rest: inout ArraySlice<UInt8>) throws -> ArraySlice<UInt8>? {
        guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else {
            throw TestClientError.malformedResponse("the head does not end: \(String(decoding: rest, as: UTF8.self))")
        }
        var line = rest[..<end]
        rest = rest[end...].dropFirst()
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return line.isEmpty ? nil : line
    }

    private static func field(_ line: ArraySlice<UInt8>) throws -> (name: String, value: ArraySlice<UInt8>) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
            throw TestClientError.malformedResponse("no field: \(String(decoding: line, as: UTF8.self))")
        }
        let value = line[colon...].dropFirst().drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        return (String(decoding: line[..<colon], as: UTF8.self), value)
    }

    private static func status(_ value: ArraySlice<UInt8>) throws -> HTTPResponse.Status {
        let text = String(String.UnicodeScalarView(value.map { Unicode.Scalar($0) }))
        let parts = text.split(separator: " ", maxSplits: 1)
        guard let digits = parts.first, digits.utf8.count == 3, let code = Int(digits), code >= 100 else {
            throw TestClientError.malformedResponse("Status is \"\(text)\"")
        }
        return HTTPResponse.Status(code: code, reasonPhrase: parts.count > 1 ? String(parts[1]) : "")
    }
}
