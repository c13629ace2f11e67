// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

/// Redirects as the arguments say: `DoRedirectHandler` of the reference application.
final class RedirectingHandler: RequestHandler {
    override func get() throws { try go() }
    override func post() throws { try go() }
    override func head() throws { try go() }

    private func go() throws {
        let status = try argument("status", default: "")
        let url = try argument("to")
        let isPermanent = try argument("permanent", default: "") == "1"
        if status.isEmpty {
            try redirect(to: url, permanent: isPermanent)
        } else {
            try redirect(to: url, status: status.pythonStatus())
        }
    }
}
