// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Glibc

/// Answers with the number of the process.
final class ProcessHandler: RequestHandler {
    override func get() {
        write("\(getpid())\n")
    }
}
