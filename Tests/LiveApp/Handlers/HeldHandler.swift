// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Glibc

/// Answers when there is a file `release` in the working directory. Until then the file `held-ID` says that the request
/// has come.
final class HeldHandler: RequestHandler {
    override func get() throws {
        let file = open("held-\(try argument("id"))", O_CREAT | O_WRONLY | O_CLOEXEC, 0o644)
        if file >= 0 { close(file) }
        while access("release", F_OK) != 0 { usleep(2_000) }
        write("held\n")
    }

    override func post() throws {
        try get()
    }
}
