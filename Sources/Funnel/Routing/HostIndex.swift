// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Finds which of many patterns for hosts match a host's name, without trying them all.
struct HostIndex: Sendable {
    private let index: RouteIndex

    /// Compiles patterns.
    ///
    /// - Throws: ``ApplicationError/badHostPattern(_:)``.
    init(_ patterns: [String]) throws(ApplicationError) {
        var compiled: [PathPattern] = []
        for pattern in patterns {
            do throws(PathPatternError) {
                compiled.append(try PathPattern(pattern))
            } catch {
                throw .badHostPattern(error)
            }
        }
        index = RouteIndex(compiled)
    }

    /// The number of the first pattern that matches, from a number on; nil if none does.
    func firstMatch(_ host: [UInt8], startingAt start: Int = 0) throws(PathMatchError) -> Int? {
        try index.firstMatch(host, startingAt: start)?.index
    }

    /// The numbers of all patterns that match.
    func matches(_ host: String) throws(PathMatchError) -> [Int] {
        let host = Array(host.utf8)
        var matches: [Int] = []
        while let match = try firstMatch(host, startingAt: (matches.last ?? -1) + 1) { matches.append(match) }
        return matches
    }
}
