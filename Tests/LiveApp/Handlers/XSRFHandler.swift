// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Hands out XSRF tokens and checks them. The page of tornado_app.py with this path does the same.
final class XSRFHandler: RequestHandler {
    override func get() throws {
        write(try xsrfToken)
    }

    override func post() throws {
        try checkXSRFCookie()
        write("passed")
    }
}
