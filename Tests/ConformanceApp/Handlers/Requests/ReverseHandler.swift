// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// The URL of a route, found by its name.
final class ReverseHandler: RequestHandler {
    override func get() throws {
        let values = try arguments("arg", trimmed: false).map { $0.urlUnescaped(plus: false) }
        write(try reverseURL(argument("name"), arguments: values))
    }
}
