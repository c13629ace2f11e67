// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
@preconcurrency import Glibc

/// Takes its time: `ms` milliseconds. Half a second or more is told on standard error.
final class SlowHandler: RequestHandler {
    override func get() throws {
        let milliseconds = useconds_t(try argument("ms", default: "0")) ?? 0
        if milliseconds >= 500 { fputs("a slow request begins\n", stderr) }
        usleep(milliseconds * 1000)
        write("slow\n")
    }
}
