// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// What a request is made of: which of the variables that a web server passed told the path, the scheme, the host and
/// the client's address, which were passed over, and which are missing.
///
/// The values are those that handlers get, since they are taken from an ``HTTPServerRequest``.
public struct RequestExplanation: Sendable, Hashable {
    /// The fields, each with its origin.
    public let fields: [ExplainedField]

    /// What the web server's configuration lacks.
    public let warnings: [ExplainedWarning]

    /// The status that the request is answered with before any handler sees it, and why; nil if a handler sees it.
    public let refusal: String?

    /// All variables, those that have secrets with their values left out.
    public let variables: [String]

    /// Explains a request.
    public init(_ variables: GatewayVariables) {
        let origin = VariableOrigin(variables)
        fields = origin.fields
        warnings = origin.warnings
        refusal = Self.refusal(of: variables)
        self.variables = variables.names.sorted().map { name in
            let isSecret = Self.secrets.contains(name)
            return "\(name)=\(isSecret ? "(not shown)" : (variables[name] ?? "").logSafe)".logSafe
        }
    }

    private static let secrets: Set = ["HTTP_COOKIE", "HTTP_AUTHORIZATION", "REDIRECT_HTTP_AUTHORIZATION"]

    private static func refusal(of variables: GatewayVariables) -> String? {
        do throws(HTTPError) {
            _ = try HTTPServerRequest(GatewayEnvironment(variables: variables))
            return nil
        } catch {
            return "\(error.status.code): \(error.logMessage ?? "refused")"
        }
    }
}
