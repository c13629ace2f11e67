// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// A greeting; answers GET and HEAD only.
final class HomeHandler: RequestHandler {
    override func get() throws {
        write("Hello, \(try argument("name", default: "world"))\n")
    }

    override func head() throws {
        try get()
    }
}
