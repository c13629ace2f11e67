// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The key of what has no key of its own.
enum JSONKey: CodingKey {
    case `super`
    case index(Int)

    init?(stringValue: String) {
        guard stringValue == "super" else { return nil }
        self = .super
    }

    init?(intValue: Int) {
        self = .index(intValue)
    }

    var stringValue: String {
        switch self {
        case .super: "super"
        case .index(let index): "Index \(index)"
        }
    }

    var intValue: Int? {
        switch self {
        case .super: nil
        case .index(let index): index
        }
    }
}
