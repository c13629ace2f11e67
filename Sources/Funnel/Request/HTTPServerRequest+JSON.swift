// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension HTTPServerRequest {
    /// The body, decoded from JSON.
    ///
    ///     struct Order: Decodable { var item: String, count: Int }
    ///     let order = try request.json(as: Order.self)
    ///
    /// Unknown members are passed over; of several members with one name the last counts. The log says where in the body
    /// the trouble is; the client is not told.
    ///
    /// - Parameter type: What to decode.
    /// - Throws: ``HTTPError``: 415 if the type is neither `application/json` nor one that ends in `+json` (RFC 6839);
    ///   parameters do not matter; 400 for a body that is no JSON or does not fit. What ``body`` throws, and what the
    ///   type's own decoding throws beside `DecodingError`.
    public func json<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        guard hasJSONBody else {
            throw HTTPError(.unsupportedMediaType, logMessage: "the body is not declared as JSON")
        }
        do {
            return try JSONDecoder().decode(type, from: Data(JSONScanner.cleaned(body)))
        } catch let error as DecodingError {
            throw HTTPError(.badRequest, logMessage: "the body is no \(type): \(error.summary)".logSafe)
        }
    }

    private var hasJSONBody: Bool {
        let field = environment.variables.value("CONTENT_TYPE") ?? []
        let type = field.prefix { $0 != ASCII.semicolon }.trimmingBlanks.map(\.asciiLowercased)
        return type.elementsEqual("application/json".utf8)
            || type.contains(ASCII.slash) && type.suffix(5).elementsEqual("+json".utf8)
    }
}

extension DecodingError {
    /// Where in the value and what, in one line.
    fileprivate var summary: String {
        switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            "\(Self.path(context.codingPath)): \(context.debugDescription)"
        case .keyNotFound(let key, let context):
            "\(Self.path(context.codingPath + [key])): missing"
        @unknown default: "\(self)"
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        if keys.isEmpty { return "at the top" }
        return "at " + keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }
}
