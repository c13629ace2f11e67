// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

final class StatusHandler: RequestHandler {
    override func get() throws { try answer() }
    override func post() throws { try answer() }
    override func head() throws { try answer() }

    private func answer() throws {
        let code = try argument("code").pythonStatus()
        setStatus(code, reason: try argument("reason", default: nil, trimmed: false))
        if let body = try argument("body", default: nil) { write(body) }
    }
}
