// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// JSON as output.
extension RequestHandler {
    /// Adds a value to the response's body as JSON, in Tornado's format, and sets `Content-Type` to
    /// `application/json; charset=UTF-8`.
    ///
    ///     try write(json: ["title": story.title])
    ///
    /// A type that is set afterwards is kept. `</` is written as `<\/`, so that the text can stand in a script of an
    /// HTML page. After ``finish()`` it is too late: the value is dropped, with a log line.
    ///
    /// - Throws: What encoding the value throws; nothing is written then.
    public func write(json value: some Encodable) throws {
        write(jsonText: try JSONText.encode(value))
    }

    func write(jsonText text: [UInt8]) {
        headers[.contentType] = "application/json; charset=UTF-8"
        write(text)
    }
}
