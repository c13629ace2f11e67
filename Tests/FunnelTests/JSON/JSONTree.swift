// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Any JSON, for tests.
enum JSONTree: Codable, Equatable {
    case null
    case truth(Bool)
    case number(Int)
    case text(String)
    case array([JSONTree])
    case object([String: JSONTree])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let truth = try? container.decode(Bool.self) {
            self = .truth(truth)
        } else if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let array = try? container.decode([JSONTree].self) {
            self = .array(array)
        } else {
            self = .object(try container.decode([String: JSONTree].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .truth(let truth): try container.encode(truth)
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .array(let array): try container.encode(array)
        case .object(let object): try container.encode(object)
        }
    }

    static func random(_ random: inout RandomText, depth: Int = 0) -> JSONTree {
        switch random.number(below: depth < 4 ? 6 : 4) {
        case 0: .null
        case 1: .truth(random.number(below: 2) == 0)
        case 2: .number(random.number(below: 2_000_000_000) - 1_000_000_000)
        case 3: .text(random.text())
        case 4: .array((0..<random.number(below: 5)).map { _ in .random(&random, depth: depth + 1) })
        default: .object(randomMembers(&random, depth: depth + 1))
        }
    }

    private static func randomMembers(_ random: inout RandomText, depth: Int) -> [String: JSONTree] {
        var members: [String: JSONTree] = [:]
        for _ in 0..<random.number(below: 5) { members[random.text()] = .random(&random, depth: depth) }
        return members
    }
}
