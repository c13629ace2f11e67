// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// What the groups of the route's pattern caught.
final class PathHandler: RequestHandler {
    private let names: [String]

    /// - Parameter names: The names of the groups. Default: they have none.
    init(_ context: HandlerContext, names: [String] = []) {
        self.names = names
        super.init(context)
    }

    override func get() throws {
        let positional = names.isEmpty ? (0..<pathArguments.count).map { JSONValue(pathArguments[$0]) } : []
        let named = Dictionary(uniqueKeysWithValues: names.map { ($0, JSONValue(pathArguments[$0])) })
        try write(json: ["args": .array(positional), "kwargs": .object(named)] as JSONValue)
    }
}
