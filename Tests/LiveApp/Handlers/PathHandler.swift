// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Answers with the decoded rest of the path.
final class PathHandler: RequestHandler {
    override func get() throws {
        write("\(try pathArguments.require(0, as: String.self))\n")
    }
}
