// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Why there is no URL for the name of a route. Uncaught in a handler it is logged and answered with 500.
public enum ReverseURLError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No route has the name.
    case unknownName(String)
    /// The pattern has not as many groups as there are arguments.
    case wrongArgumentCount(name: String, pattern: String, expected: Int, given: Int)
    /// The pattern has groups in groups, groups that catch nothing, or an escape such as `\d` outside its groups.
    case tooComplicated(name: String, pattern: String)

    /// What is wrong, with the name.
    public var description: String {
        switch self {
        case .unknownName(let name):
            "no route is named \"\(name.logSafe)\""
        case .wrongArgumentCount(let name, let pattern, let expected, let given):
            "the route \"\(name)\", \"\(pattern)\", takes \(expected) arguments, not \(given)"
        case .tooComplicated(let name, let pattern):
            "the pattern of the route \"\(name)\", \"\(pattern)\", is too complicated to make a URL of"
        }
    }
}
