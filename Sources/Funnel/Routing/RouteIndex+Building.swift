// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension RouteIndex {
    /// Builds an index.
    ///
    /// - Parameter patterns: The patterns; where several match, the first counts.
    package init(_ patterns: [PathPattern]) {
        var builder = Builder(patterns: patterns)
        let prefixRoot = builder.build()
        self.init(
            patterns: patterns,
            tree: builder.tree,
            prefixRoot: prefixRoot,
            groups: builder.groups,
            lists: builder.lists,
            order: builder.order,
            maximumGroupCount: patterns.lazy.map(\.groupCount).max() ?? 0
        )
    }

    /// The parts of an index while they grow.
    private struct Builder {
        let patterns: [PathPattern]
        var tree = RadixTree()
        var groups: [Group] = []
        var lists: [Range<Int>] = []
        var order: [Int] = []

        /// Fills the parts; returns the root of the tree of prefixes.
        mutating func build() -> Int {
            let byPrefix = sorted(patterns.indices) { patterns[$0].literalPrefix }
            for (_, members) in byPrefix {
                groups.append(makeGroup(members))
            }
            return tree.insert(byPrefix.map(\.key), firstValue: 0)
        }

        private mutating func makeGroup(_ members: [Int]) -> Group {
            let literals = appendToOrder(members.filter { patterns[$0].isLiteral })
            let others = members.filter { !patterns[$0].isLiteral }
            return Group(literals: literals, suffixRoot: others.isEmpty ? nil : insertSuffixes(of: others))
        }

        private mutating func insertSuffixes(of members: [Int]) -> Int {
            let bySuffix = sorted(members) { patterns[$0].literalSuffix.reversed() }
            let firstValue = lists.count
            for (_, members) in bySuffix {
                lists.append(appendToOrder(members))
            }
            return tree.insert(bySuffix.map(\.key), firstValue: firstValue)
        }

        private mutating func appendToOrder(_ members: [Int]) -> Range<Int> {
            let start = order.count
            order += members
            return start..<order.count
        }

        /// Groups pattern numbers, which stay in order, by a key; the keys are sorted byte by byte.
        private func sorted(
            _ members: some Sequence<Int>,
            by key: (Int) -> [UInt8]
        ) -> [(key: [UInt8], value: [Int])] {
            Dictionary(grouping: members, by: key).sorted { $0.key.lexicographicallyPrecedes($1.key) }
        }
    }
}
