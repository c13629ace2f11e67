// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension GatewayEnvironment {
    /// Method, target and client address, for log lines. Safe to log whatever the client sent.
    package var requestSummary: String { requestSummary(trusting: TrustedProxies()) }

    /// The same, with the client's address from a proxy that is trusted.
    func requestSummary(trusting proxies: TrustedProxies) -> String {
        let method = variables["REQUEST_METHOD"] ?? "-"
        let target = String(decoding: RequestTarget(variables).bytes, as: UTF8.self)
        let client = proxies.forwardedAddress(in: variables) ?? variables["REMOTE_ADDR"] ?? ""
        return "\(method) \(target) (\(client))".logSafe
    }
}
