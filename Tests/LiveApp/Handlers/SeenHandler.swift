// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

/// Answers with what the framework makes of the request: a line for each thing that a web server may change.
final class SeenHandler: RequestHandler {
    override func get() throws {
        let fields = ["X-Test", "X-Long", "Proxy", "Authorization", "Content-Type"].compactMap { HTTPField.Name($0) }
        let lines =
            [
                ("uri", request.uri), ("host", request.host), ("scheme", request.scheme),
                ("address", request.remoteIP), ("version", request.version),
                ("arguments", try arguments("a").joined(separator: "|")),
                ("cookies", cookies.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: "|")),
            ] + fields.map { ($0.rawName, request.headers[$0] ?? "-") }
        for (name, value) in lines { write("\(name): \(value)\n") }
    }

    override func post() throws {
        try get()
    }
}
