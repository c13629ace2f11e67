// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

final class TokenHandler: RequestHandler {
    override func get() throws {
        write(try xsrfToken)
    }
}
