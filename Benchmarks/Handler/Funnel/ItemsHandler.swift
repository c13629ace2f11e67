// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Answers with a page of twenty items, 2 KB of JSON: reads a cookie and two arguments, sets a cookie, has an ETag.
final class ItemsHandler: RequestHandler {
    override func get() throws {
        let first = pathArguments["id"].flatMap { Int($0) } ?? 1
        let page = ItemPage(
            query: try argument("q"),
            page: try argument("page", as: Int.self),
            visitor: cookie("visitor", default: "nobody"),
            items: (0..<20).map { ItemPage.Item(id: first &+ $0) }
        )
        try setCookie("seen", String(first))
        try write(json: page)
    }
}
