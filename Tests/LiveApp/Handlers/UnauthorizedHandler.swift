// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

/// Refuses everybody, without a look at the body.
final class UnauthorizedHandler: RequestHandler {
    override func post() throws {
        throw HTTPError(.unauthorized)
    }
}
