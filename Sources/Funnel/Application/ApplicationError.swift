// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Why an application cannot be made of its routes.
public enum ApplicationError: Error, Sendable, CustomStringConvertible {
    /// A route's pattern is not usable.
    case badPattern(PathPatternError)
    /// Two routes have the same name.
    case duplicateRouteName(String, patterns: [String])

    /// What is wrong, with the pattern or the name.
    public var description: String {
        switch self {
        case .badPattern(let error): "\(error)"
        case .duplicateRouteName(let name, let patterns):
            "two routes are named \"\(name)\": " + patterns.map { "\"\($0)\"" }.joined(separator: " and ")
        }
    }
}
