// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Why a path could not be matched, neither found to fit nor to fail.
///
/// Both are answered with status 500 and a line in the log: it is the pattern that wants to be written better.
package enum PathMatchError: Error, Equatable, CustomStringConvertible {
    /// The match was given up because it took too many steps or too much memory.
    case limitReached(pattern: String)

    /// PCRE2 reported a fault, such as a pattern that recurses without end.
    case failed(pattern: String, reason: String)

    /// One line that names the pattern.
    package var description: String {
        switch self {
        case .limitReached(let pattern): "path pattern \"\(pattern)\" reached its match limit"
        case .failed(let pattern, let reason): "path pattern \"\(pattern)\" failed: \(reason)"
        }
    }
}
