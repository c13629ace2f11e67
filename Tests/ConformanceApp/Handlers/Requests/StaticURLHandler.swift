// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// The URL of a static file.
final class StaticURLHandler: RequestHandler {
    override func get() throws {
        let host = try argument("host", default: "")
        let version = try argument("version", default: "")
        let url = try staticURL(
            argument("path"),
            includesHost: host.isEmpty ? nil : host == "1",
            includesVersion: version.isEmpty || version == "1"
        )
        write(url)
    }
}
