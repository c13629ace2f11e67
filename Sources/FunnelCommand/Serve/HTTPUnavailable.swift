// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The program was built without the HTTP server.
struct HTTPUnavailable: Error, CustomStringConvertible {
    var description: String { "HTTP was left out when this program was built (Funnel's package trait HTTPServer)" }
}
