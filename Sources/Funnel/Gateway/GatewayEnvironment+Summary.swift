// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension GatewayEnvironment {
    /// Method, target and client address, for log lines. Safe to log whatever the client sent.
    package var requestSummary: String {
        let method = variables["REQUEST_METHOD"] ?? "-"
        let target = String(decoding: RequestTarget(variables).bytes, as: UTF8.self)
        return "\(method) \(target) (\(variables["REMOTE_ADDR"] ?? ""))".logSafe
    }
}
