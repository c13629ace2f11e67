// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What the benchmark answers with.
struct ItemPage: Encodable {
    struct Item: Encodable {
        let id: Int
        let name: String
        let price: Double
        let tags: [String]

        init(id: Int) {
            self.id = id
            name = "Item number \(id)"
            price = Double(id) + 0.5
            tags = ["new", "blue"]
        }
    }

    let query: String
    let page: Int
    let visitor: String
    let items: [Item]
}
