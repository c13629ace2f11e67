// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

public import HTTPTypes

/// The header fields of the response.
extension RequestHandler {
    /// Sets a header field, in place of all of that name.
    ///
    /// - Parameters:
    ///   - name: The name, such as `Cache-Control`.
    ///   - value: The value. Characters up to U+00FF are sent as one byte each (ISO 8859-1), as Tornado does.
    /// - Throws: ``HTTPOutputError`` for a name that is no token, and for a value with control characters or with
    ///   characters above U+00FF: nothing a client sent can add a line to the head.
    public func setHeader(_ name: String, _ value: String) throws {
        try setHeader(fieldName(name), value)
    }

    /// Sets a header field, in place of all of that name.
    ///
    /// - Throws: ``HTTPOutputError`` for a value with control characters or with characters above U+00FF.
    public func setHeader(_ name: HTTPField.Name, _ value: String) throws {
        let field = try field(name, value)
        if headers.contains(name) { headers[fields: name] = [field] } else { headers.append(field) }
    }

    /// Adds a header field beside those of that name; it is sent as a line of its own.
    ///
    /// - Throws: ``HTTPOutputError`` for a name that is no token, and for a value with control characters, with
    ///   characters above U+00FF, or with blanks around it (in Tornado too it is only added ones that may not have them).
    public func addHeader(_ name: String, _ value: String) throws {
        try addHeader(fieldName(name), value)
    }

    /// Adds a header field beside those of that name; it is sent as a line of its own.
    ///
    /// - Throws: ``HTTPOutputError`` for a value with control characters, with characters above U+00FF, or with blanks
    ///   around it.
    public func addHeader(_ name: HTTPField.Name, _ value: String) throws {
        guard value.utf8.first?.isBlank != true, value.utf8.last?.isBlank != true else {
            throw HTTPOutputError.invalidHeaderValue(name: name.rawName)
        }
        guard headers.count < Self.maximumHeaderCount else { throw HTTPOutputError.tooManyHeaders }
        headers.append(try field(name, value))
    }

    /// Removes all header fields of a name.
    public func clearHeader(_ name: HTTPField.Name) {
        headers[fields: name] = []
    }

    /// Removes all header fields of a name.
    public func clearHeader(_ name: String) {
        if let name = HTTPField.Name(name) { clearHeader(name) }
    }

    func resetHeaders() throws {
        headers = application.settings.sendsServerField ? Self.namedDefaults : Self.defaults
        try setDefaultHeaders()
    }

    private func fieldName(_ name: String) throws -> HTTPField.Name {
        guard let fieldName = HTTPField.Name(name) else { throw HTTPOutputError.invalidHeaderName(name) }
        return fieldName
    }

    private func field(_ name: HTTPField.Name, _ value: String) throws -> HTTPField {
        if name.isTransports { setsConnectionField = true }
        // Nearly all values are plain ASCII, and need no look at their characters.
        if value.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return HTTPField(name: name, value: value) }
        let scalars = value.unicodeScalars
        guard scalars.allSatisfy({ UInt8(exactly: $0.value)?.isFieldValueCharacter ?? false }) else {
            throw HTTPOutputError.invalidHeaderValue(name: name.rawName)
        }
        return HTTPField(name: name, value: scalars.map { UInt8(truncatingIfNeeded: $0.value) })
    }

    private static let namedDefaults: HTTPFields = [
        .server: "Funnel/\(Application.frameworkVersion)", .contentType: "text/html; charset=UTF-8",
    ]
    private static let defaults: HTTPFields = [.contentType: "text/html; charset=UTF-8"]
    /// Far above any use, far below where the collection of fields gives up.
    private static let maximumHeaderCount = 1_000
}
