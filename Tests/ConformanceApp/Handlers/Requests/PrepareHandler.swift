// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

/// Does things before the method, or ends the request there.
final class PrepareHandler: RequestHandler {
    override func prepare() throws {
        let mode = try argument("mode", default: "")
        try setHeader("X-Prepared", "1")
        switch mode {
        case "finish":
            setStatus(.forbidden)
            try finish("denied in prepare")
        case "redirect": try redirect(to: "/hello")
        case "error": throw HTTPError(.init(code: 402))
        case "crash": throw ReferenceFailure("prepare")
        case "write": write("from prepare, ")
        default: break
        }
    }

    override func get() {
        write("from get")
    }
}
