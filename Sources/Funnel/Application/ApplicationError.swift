// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Why an application cannot be made of its routes and settings.
public enum ApplicationError: Error, Sendable, CustomStringConvertible {
    /// A route's pattern is not usable.
    case badPattern(PathPatternError)
    /// A pattern for hosts is not usable.
    case badHostPattern(PathPatternError)
    /// Two routes have the same name.
    case duplicateRouteName(String, patterns: [String])
    /// A setting has a value that cannot work.
    case badSetting(String, reason: String)

    /// What is wrong, with the pattern, the name or the setting.
    public var description: String {
        switch self {
        case .badPattern(let error): "\(error)"
        case .badHostPattern(let error): "bad host pattern \(error.detail)"
        case .duplicateRouteName(let name, let patterns):
            "two routes are named \"\(name)\": " + patterns.map { "\"\($0)\"" }.joined(separator: " and ")
        case .badSetting(let name, let reason): "bad setting \(name): \(reason)"
        }
    }
}
