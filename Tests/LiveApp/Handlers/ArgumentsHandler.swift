// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Answers how many values an argument has.
final class ArgumentsHandler: RequestHandler {
    override func get() throws {
        write("\(try arguments("a").count)\n")
    }
}
