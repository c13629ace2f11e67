// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// The cookies that came.
final class CookieEchoHandler: RequestHandler {
    override func get() throws {
        let answer: JSONValue = [
            "cookies": .object(cookies.mapValues { .string($0) }),
            "a": JSONValue(cookie("a")),
            "missing": .string(cookie("missing", default: "dflt")),
        ]
        try write(json: answer)
    }
}
