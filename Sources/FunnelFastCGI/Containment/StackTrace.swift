// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The addresses on a stack, as the names of functions with file and line where the program has them.
///
/// Takes time and memory, so it is made on a thread that waits for nothing else. Not for a signal handler.
struct StackTrace: CustomStringConvertible {
    private let addresses: [StackAddress]

    /// - Parameter addresses: Of an instruction, then return addresses.
    init(_ addresses: [UInt]) {
        let all = addresses.enumerated().map { StackAddress(value: $1, isReturn: $0 > 0) }
        self.addresses = Self.beginning(of: all)
    }

    /// The innermost function first, each with who called it behind; empty without addresses.
    var description: String {
        let frames = FrameNames.shared.frames(at: addresses).drop(while: \.isOfCheck)
        let names = Self.joined(frames.map(\.text))
        let shown = names.prefix(Self.shownFrames).joined(separator: " < ")
        return names.count > Self.shownFrames ? shown + " < …" : shown
    }

    /// As many as are of use: what lies behind are the functions of the framework.
    private static let shownFrames = 12

    /// Some more, for functions that are not shown.
    private static let namedAddresses = 14

    /// The first addresses, without counting those of a function that calls itself again.
    private static func beginning(of addresses: [StackAddress]) -> [StackAddress] {
        var known: Set<StackAddress> = []
        return Array(addresses.prefix { known.insert($0).inserted ? known.count <= namedAddresses : true })
    }

    /// A function that calls itself stands there once, with the number of its calls.
    private static func joined(_ names: [String]) -> [String] {
        var groups: [(name: String, count: Int)] = []
        for name in names {
            if groups.last?.name == name { groups[groups.count - 1].count += 1 } else { groups.append((name, 1)) }
        }
        return groups.map { $0.count == 1 ? $0.name : "\($0.name) ×\($0.count)" }
    }
}

/// An address on a stack.
struct StackAddress: Hashable, Sendable {
    let value: UInt
    /// It is the place behind a call, not that of an instruction.
    let isReturn: Bool
}
