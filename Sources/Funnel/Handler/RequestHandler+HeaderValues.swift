// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

public import HTTPTypes

/// Header fields whose values are numbers and dates.
extension RequestHandler {
    /// Sets a header field to a number, in place of all of that name.
    ///
    /// - Throws: ``HTTPOutputError`` for a name that is no token.
    public func setHeader(_ name: String, _ value: some BinaryInteger) throws {
        try setHeader(name, String(value))
    }

    /// Sets a header field to a number, in place of all of that name.
    ///
    /// - Throws: ``HTTPOutputError`` when it cannot be set; a number always can.
    public func setHeader(_ name: HTTPField.Name, _ value: some BinaryInteger) throws {
        try setHeader(name, String(value))
    }

    /// Sets a header field to a date, in place of all of that name.
    ///
    ///     try setHeader("Last-Modified", secondsSince1970: story.changed)
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - seconds: The moment in seconds since 1970, UTC, as for the `expires` of a cookie; it is written as
    ///     ``HTTPDate`` writes it.
    /// - Throws: ``HTTPOutputError`` for a name that is no token.
    public func setHeader(_ name: String, secondsSince1970 seconds: Int) throws {
        try setHeader(name, HTTPDate.string(secondsSince1970: seconds))
    }

    /// Sets a header field to a date, in place of all of that name.
    ///
    /// - Throws: ``HTTPOutputError`` when it cannot be set; a date always can.
    public func setHeader(_ name: HTTPField.Name, secondsSince1970 seconds: Int) throws {
        try setHeader(name, HTTPDate.string(secondsSince1970: seconds))
    }

    /// Adds a header field with a number beside those of that name; it is sent as a line of its own.
    ///
    /// - Throws: ``HTTPOutputError`` for a name that is no token, and for too many header fields.
    public func addHeader(_ name: String, _ value: some BinaryInteger) throws {
        try addHeader(name, String(value))
    }

    /// Adds a header field with a number beside those of that name; it is sent as a line of its own.
    ///
    /// - Throws: ``HTTPOutputError`` for too many header fields.
    public func addHeader(_ name: HTTPField.Name, _ value: some BinaryInteger) throws {
        try addHeader(name, String(value))
    }

    /// Adds a header field with a date beside those of that name; it is sent as a line of its own.
    ///
    /// - Throws: ``HTTPOutputError`` for a name that is no token, and for too many header fields.
    public func addHeader(_ name: String, secondsSince1970 seconds: Int) throws {
        try addHeader(name, HTTPDate.string(secondsSince1970: seconds))
    }

    /// Adds a header field with a date beside those of that name; it is sent as a line of its own.
    ///
    /// - Throws: ``HTTPOutputError`` for too many header fields.
    public func addHeader(_ name: HTTPField.Name, secondsSince1970 seconds: Int) throws {
        try addHeader(name, HTTPDate.string(secondsSince1970: seconds))
    }
}
