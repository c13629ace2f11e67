// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport

/// FastCGI streams that were whole requests before something happened to them.
struct StreamMutator {
    private var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    /// What can happen to a stream.
    private enum Mutation: CaseIterable {
        case flip, erase, repeated, insert, truncate, header, swap
    }

    private static let seeds: [TestRequest] = {
        var authorizer = TestRequest("GET", "/m/authorizer")
        authorizer.role = 2
        var filter = TestRequest("POST", "/m/filter", body: TestBody.pattern(300))
        filter.role = 3
        return [
            TestRequest("GET", "/m"), TestRequest("GET", "/m/query?a=1&b=2", keep: false),
            TestRequest("POST", "/echo", body: TestBody.pattern(2_000)),
            TestRequest("POST", "/unread", body: TestBody.pattern(20_000)), authorizer, filter,
        ]
    }()

    /// The next stream.
    mutating func next() -> [UInt8] {
        let request = Self.seeds[Int.random(in: 0..<Self.seeds.count, using: &random)]
        var records = request.records.map(\.bytes)
        if Int.random(in: 0..<4, using: &random) == 0 { records += request.records.map(\.bytes) }
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let mutation = Mutation.allCases[Int.random(in: 0..<Mutation.allCases.count, using: &random)]
            if mutation == .swap {
                let first = Int.random(in: 0..<records.count, using: &random)
                records.swapAt(first, Int.random(in: 0..<records.count, using: &random))
            } else {
                let index = Int.random(in: 0..<records.count, using: &random)
                apply(mutation, to: &records[index])
            }
        }
        return records.flatMap { $0 }
    }

    private mutating func apply(_ mutation: Mutation, to bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        let position = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, position + Int.random(in: 1...64, using: &random))
        switch mutation {
        case .flip: bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case .erase: bytes.removeSubrange(position..<end)
        case .repeated: bytes.insert(contentsOf: Array(bytes[position..<end]), at: position)
        case .insert:
            bytes.insert(
                contentsOf: (position..<end).map { _ in UInt8.random(in: 0...255, using: &random) },
                at: position
            )
        case .truncate: bytes.removeSubrange(position...)
        case .header: bytes[min(position % 8, bytes.count - 1)] = UInt8.random(in: 0...255, using: &random)
        case .swap: break
        }
    }
}
