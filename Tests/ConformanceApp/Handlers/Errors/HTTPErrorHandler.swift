// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

final class HTTPErrorHandler: RequestHandler {
    override func get() throws { try fail() }
    override func post() throws { try fail() }
    override func head() throws { try fail() }
    override func put() throws { try fail() }

    private func fail() throws {
        let reason = try argument("reason", default: nil, trimmed: false)
        try setHeader("X-Before", "lost")
        write("lost body")
        let status = try argument("code", default: "500").pythonStatus()
        throw HTTPError(status, logMessage: try argument("log", default: nil), reason: reason)
    }
}
