// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// Decides for a web server whether requests are allowed (FastCGI specification, section 6.3), whoever answers them
/// then: files of the web server, PHP, another application.
///
///     let members = Authorizer { environment in
///         guard let name = userName(in: environment.variables["HTTP_COOKIE"]) else {
///             return .refused(GatewayResponse(status: .forbidden))
///         }
///         return .allowed(variables: ["REMOTE_USER": name])
///     }
///
/// It is a gateway application, served with `serve --role authorizer`, or by a `FastCGIServer` with the role
/// `authorizer`. lighttpd asks one with `"mode" => "authorizer"`, Apache with mod_authnz_fcgi; nginx and Caddy have no
/// such thing. An authorizer is told what a responder is, but `CONTENT_LENGTH`, `PATH_INFO` and `SCRIPT_NAME`, and sees
/// no body. `FCGI_ROLE` is `AUTHORIZER`.
///
/// In every other role it answers 500: to a client, the variables would be told as header fields.
public struct Authorizer: GatewayApplication {
    private let decide: @Sendable (GatewayEnvironment) throws -> Authorization

    /// Makes an authorizer of a closure, which may be called on several threads at once.
    ///
    /// - Parameter decide: Says whether a request is allowed. If it throws, the request is answered with 500.
    public init(_ decide: @escaping @Sendable (GatewayEnvironment) throws -> Authorization) {
        self.decide = decide
    }

    /// Says what the closure says, in the words of the specification: 200 with a field `Variable-NAME` for each
    /// variable, or the answer.
    ///
    /// - Throws: What the closure throws; ``AuthorizationError`` if it is not asked as an authorizer, or for a variable
    ///   whose name or value cannot be sent.
    public func respond(to environment: GatewayEnvironment) throws -> GatewayResponse {
        guard environment.variables["FCGI_ROLE"] == "AUTHORIZER" else { throw AuthorizationError.otherRole }
        switch try decide(environment) {
        case .allowed(let variables): return try Self.allowing(variables)
        case .refused(let response):
            if response.status != .ok { return response }
            response.completion?()
            return GatewayResponse(errorPage: .forbidden)
        }
    }

    private static func allowing(_ variables: [String: String]) throws -> GatewayResponse {
        var fields = HTTPFields()
        for (name, value) in variables.sorted(by: { $0.key < $1.key }) {
            guard name.utf8.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || $0 == ASCII.underscore }),
                !name.isEmpty, HTTPField.isValidValue(value), let field = HTTPField.Name("Variable-\(name)")
            else { throw AuthorizationError.variable(name) }
            fields.append(HTTPField(name: field, value: value))
        }
        return GatewayResponse(status: .ok, headerFields: fields)
    }
}
