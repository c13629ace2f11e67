// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension PathPattern {
    /// Matches a path.
    ///
    /// - Parameter path: The raw path of the request, still percent-encoded.
    /// - Returns: The captures, or nil if the path does not match.
    /// - Throws: ``PathMatchError`` if the match would take too long or too much memory.
    func match(_ path: [UInt8]) throws(PathMatchError) -> PathCaptures? {
        var scratch = MatchScratch(groupCount: groupCount)
        return try match(path, using: &scratch)
    }

    /// Matches a path with working memory that the caller keeps for the next pattern.
    ///
    /// - Parameter scratch: Memory with room for at least ``groupCount`` groups.
    func match(_ path: [UInt8], using scratch: inout MatchScratch) throws(PathMatchError) -> PathCaptures? {
        guard let compiled else {
            return path == literals.prefix ? PathCaptures(ranges: []) : nil
        }
        return try compiled.match(path, using: &scratch)
    }
}
