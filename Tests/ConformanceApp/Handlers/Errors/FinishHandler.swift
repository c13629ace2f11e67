// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

/// Ends the request with ``Finish``: `FinishExceptionHandler` of the reference application.
final class FinishHandler: RequestHandler {
    override func get() throws {
        setStatus(.unauthorized)
        try setHeader("WWW-Authenticate", "Basic realm=\"ref\"")
        switch try argument("mode", default: "") {
        case "chunk": throw Finish("finish body")
        case "dict": throw try Finish(json: ["finish": true] as JSONValue)
        default:
            write("written before")
            throw Finish()
        }
    }
}
