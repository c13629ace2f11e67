// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

extension GatewayEnvironment {
    /// A request as nginx would pass it; a test says only what matters to it.
    static func make(
        _ method: String = "GET",
        _ target: String = "/",
        _ variables: [String: String] = [:],
        body: [UInt8] = [],
        limits: Limits = Limits()
    ) -> GatewayEnvironment {
        var all = GatewayVariables()
        all["REQUEST_METHOD"] = method
        all["REQUEST_URI"] = target
        all["SERVER_PROTOCOL"] = "HTTP/1.1"
        all["HTTP_HOST"] = "example.org"
        all["REMOTE_ADDR"] = "192.0.2.7"
        for (name, value) in variables { all[name] = value }
        return GatewayEnvironment(variables: all, input: GatewayByteInput(body), limits: limits)
    }

    /// The same without some variables.
    func without(_ names: String...) -> GatewayEnvironment {
        var copy = self
        for name in names { copy.variables[name] = nil }
        return copy
    }
}
