// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Glibc

/// Takes its time: `ms` milliseconds. Half a second or more is told on standard error.
final class SlowHandler: RequestHandler {
    override func get() throws {
        let milliseconds = useconds_t(try argument("ms", default: "0")) ?? 0
        let line = "a slow request begins\n"
        if milliseconds >= 500 { _ = Glibc.write(2, line, line.utf8.count) }
        usleep(milliseconds * 1000)
        write("slow\n")
    }
}
