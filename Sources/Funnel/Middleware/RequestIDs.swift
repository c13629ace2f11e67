// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes
internal import Logging

/// Gives each request an id: in the variable `HTTP_X_REQUEST_ID`, in the log lines about the request as `request-id`, and
/// in the response's field `X-Request-Id`.
///
/// The id is the one that came in the request's `X-Request-Id`, such as nginx's `$request_id`, if it is well-formed: 1 to
/// 128 letters, digits and characters of `-._~+/=:@`. Otherwise it is made: 32 random hexadecimal digits. It is no
/// secret, and clients can choose it unless the web server sets it.
///
/// The lines of an ``Application`` have it: the access line, errors, and what handlers log with
/// ``RequestHandler/loggers``.
public struct RequestIDs: Middleware {
    /// Makes the middleware.
    public init() {}

    /// Sets the id, and puts it into the response unless there is one.
    public func respond(to environment: GatewayEnvironment, next: any GatewayApplication) throws -> GatewayResponse {
        let id = try Self.wellFormed(environment.variables.value(Self.variable)) ?? Self.made()
        var inner = environment
        inner.variables[Self.variable] = id
        inner.logMetadata["request-id"] = "\(id)"
        var response = try next.respond(to: inner)
        if let field = HTTPField.Name("X-Request-Id"), !response.headerFields.contains(field) {
            response.headerFields[field] = id
        }
        return response
    }

    private static func wellFormed(_ value: ArraySlice<UInt8>?) -> String? {
        guard let value, (1...128).contains(value.count), value.allSatisfy(\.isIDCharacter) else { return nil }
        return String(decoding: value, as: UTF8.self)
    }

    private static func made() throws -> String {
        String(decoding: Hexadecimal.encode(try SecureBytes.random(count: 16)), as: UTF8.self)
    }

    private static let variable = "HTTP_X_REQUEST_ID"
}

extension UInt8 {
    /// Characters that mean nothing to a shell's eye, a log or a header field.
    fileprivate var isIDCharacter: Bool {
        isASCIIDigit || isASCIILetter || "-._~+/=:@".utf8.contains(self)
    }
}
