// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
public import HTTPTypes

/// The answer to a request of a test.
public struct TestResponse: Sendable {
    /// The status, with its reason phrase.
    public var status: HTTPResponse.Status

    /// The header fields.
    public var headers: HTTPFields

    /// The body, whole.
    public var body: [UInt8]

    /// The URL that was asked for; after redirections the last one.
    public internal(set) var url = ""

    /// What the application wrote for the web server's error log.
    public internal(set) var errorOutput = ""

    /// Makes a response, for transports.
    public init(status: HTTPResponse.Status, headers: HTTPFields, body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The body as text; bytes that are not UTF-8 are shown as U+FFFD.
    public var text: String { String(decoding: body, as: UTF8.self) }

    /// The body, decoded from JSON.
    ///
    /// - Throws: `DecodingError` for a body that is no JSON, or not of the type.
    public func json<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        try text.jsonDecoded(as: type)
    }
}

extension TestResponse: CustomStringConvertible {
    /// Status, header fields and body, for messages.
    public var description: String {
        (["\(status)"] + headers.map(\.description)).joined(separator: "\n") + "\n\n" + text
    }
}
