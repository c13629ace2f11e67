// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What is wrong with a pattern for paths.
public struct PathPatternError: Error, Equatable, CustomStringConvertible {
    /// The pattern as it was written.
    public let pattern: String

    /// Where in the pattern the fault was seen, in bytes; nil if it has no one place.
    public let offset: Int?

    /// The fault, in the words of PCRE2 where it found it.
    public let reason: String

    /// Makes an error.
    init(pattern: String, offset: Int? = nil, reason: String) {
        self.pattern = pattern
        self.offset = offset
        self.reason = reason
    }

    /// One line that names the pattern, the fault and its place.
    public var description: String { "bad path pattern \(detail)" }

    /// The pattern, the fault and its place.
    var detail: String {
        let place = offset.map { " at offset \($0)" } ?? ""
        return "\"\(pattern)\": \(reason)\(place)"
    }
}
