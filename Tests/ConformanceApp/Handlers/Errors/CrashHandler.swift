// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

final class CrashHandler: RequestHandler {
    override func get() throws { try crash() }
    override func post() throws { try crash() }

    private func crash() throws {
        try setHeader("X-Before", "lost")
        try setCookie("kept", "yes")
        setStatus(.created)
        write("lost body")
        throw ReferenceFailure("boom <script>")
    }
}
