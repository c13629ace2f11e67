// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

final class SendErrorHandler: RequestHandler {
    override func get() throws {
        let reason = try argument("reason", default: "")
        write("dropped")
        sendError(try argument("code", default: "500").pythonStatus(), reason: reason.isEmpty ? nil : reason)
    }
}
