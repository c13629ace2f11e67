// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Answers with header fields that a web server may join, cut or drop.
final class FieldsHandler: RequestHandler {
    override func get() throws {
        try setCookie("a", "1")
        try setCookie("b", "2")
        try addHeader("X-Repeated", "first")
        try addHeader("X-Repeated", "second")
        try setHeader("X-Long", String(repeating: "l", count: 5_000))
        write("fields\n")
    }
}
