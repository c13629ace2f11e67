// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

final class OptionsHandler: RequestHandler {
    override func get() {
        write("resource")
    }

    override func options() throws {
        setStatus(.noContent)
        try setHeader("Allow", "GET, OPTIONS")
        try setHeader("Access-Control-Allow-Origin", "*")
    }
}
