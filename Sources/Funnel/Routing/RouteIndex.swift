// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Finds the first of many patterns that matches a path, without trying them all.
///
/// The patterns are sorted into a radix tree by the literal bytes they begin with, and those that begin alike into a tree by
/// the bytes they end with. One walk down both gives the few that are worth a try, and these are tried in the order of the
/// list, so that the answer is always that of trying every pattern in turn.
package struct RouteIndex: Sendable {
    /// The patterns that share one literal prefix.
    struct Group: Sendable {
        /// Where in ``order`` the literal patterns are, which match only if the path ends here.
        var literals: Range<Int>

        /// The root of the tree of suffixes for the other patterns, nil if there are none.
        var suffixRoot: Int?
    }

    /// The patterns in the order in which they count.
    let patterns: [PathPattern]

    /// The tree of prefixes and, below each of its keys, a tree of suffixes.
    let tree: RadixTree

    /// The root of the tree of prefixes; its values are numbers of groups.
    let prefixRoot: Int

    /// The groups, one for each prefix.
    let groups: [Group]

    /// For each value in a tree of suffixes, where in ``order`` its patterns are.
    let lists: [Range<Int>]

    /// Numbers of patterns, list after list, ascending in each.
    let order: [Int]

    /// The most groups that any of the patterns captures.
    let maximumGroupCount: Int

    /// Finds the first pattern that matches a path.
    ///
    /// - Parameters:
    ///   - path: The raw path of the request.
    ///   - start: The number of the first pattern to try; one more than the last answer to go on behind it.
    /// - Returns: The number of the pattern and what it captured, or nil if none matches.
    /// - Throws: ``PathMatchError`` if a pattern reaches its limit before another one has matched.
    package func firstMatch(
        _ path: [UInt8],
        startingAt start: Int = 0
    ) throws(PathMatchError) -> (index: Int, captures: PathCaptures)? {
        var start = start
        var scratch = MatchScratch(groupCount: maximumGroupCount)
        while true {
            let candidates = candidates(for: path, startingAt: start)
            for position in candidates.list {
                let index = order[position]
                guard index < candidates.bound else { break }
                if let captures = try patterns[index].match(path, using: &scratch) { return (index, captures) }
            }
            if candidates.bound == .max { return nil }
            start = candidates.bound
        }
    }

    /// Finds the list that holds the next pattern worth a try.
    private func candidates(for path: [UInt8], startingAt start: Int) -> CandidateSearch {
        var search = CandidateSearch(start: start)
        tree.walk(from: prefixRoot, along: DirectedBytes(forward: path)) { group, length in
            let group = groups[group]
            if length == path.count { search.offer(group.literals, of: order) }
            guard let suffixRoot = group.suffixRoot else { return }
            tree.walk(from: suffixRoot, along: DirectedBytes(backward: path, after: length)) { list, _ in
                search.offer(lists[list], of: order)
            }
        }
        return search
    }
}
