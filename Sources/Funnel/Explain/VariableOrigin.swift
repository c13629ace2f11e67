// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Finds out which variable told what.
///
/// It follows the same precedence as ``HTTPServerRequest``, and asks one for the values, so that the two cannot
/// drift apart unseen: the tests compare them for the parameters of every web server.
struct VariableOrigin {
    let variables: GatewayVariables
    let request: HTTPServerRequest?

    init(_ variables: GatewayVariables) {
        self.variables = variables
        request = Self.request(variables)
    }

    /// A request of the variables that matter here, without those for which a request is refused.
    private static func request(_ variables: GatewayVariables) -> HTTPServerRequest? {
        var usable = variables
        usable["REQUEST_METHOD"] = "GET"
        usable["CONTENT_LENGTH"] = nil
        var limits = Limits()
        limits.maximumFormFields = .max
        for isLast in [false, true] {
            if let request = try? HTTPServerRequest(GatewayEnvironment(variables: usable, limits: limits)) {
                return request
            }
            // Only a malformed host is left as a reason.
            if !isLast { usable["HTTP_HOST"] = nil }
        }
        return nil
    }

    /// True if a variable is there and is not empty.
    func has(_ name: String) -> Bool {
        variables.value(name)?.isEmpty == false
    }

    /// Those of the variables that are there, as passed over.
    func ignored(_ names: [String], _ reason: String) -> [IgnoredVariable] {
        names.filter(has).map {
            IgnoredVariable(name: $0, value: (variables[$0] ?? "").logSafe, reason: reason)
        }
    }
}
