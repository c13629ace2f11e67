// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

/// Every supported method; HEAD writes a body that must not be sent.
final class MethodsHandler: RequestHandler {
    override func perform(_ method: HTTPRequest.Method) throws {
        try setHeader("X-Method", method.rawValue)
        write("method \(method.rawValue)")
    }
}
