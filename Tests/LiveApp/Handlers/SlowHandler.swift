// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Glibc

/// Takes its time: `ms` milliseconds.
final class SlowHandler: RequestHandler {
    override func get() throws {
        let milliseconds = useconds_t(try argument("ms", default: "0")) ?? 0
        usleep(milliseconds * 1000)
        write("slow\n")
    }
}
