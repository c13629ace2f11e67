// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// Environment variables by name.
struct ProcessEnvironment: Sendable {
    private let lookup: @Sendable (String) -> String?

    /// Variables of one's own.
    init(_ variables: [String: String]) {
        lookup = { variables[$0] }
    }

    private init(lookup: @escaping @Sendable (String) -> String?) {
        self.lookup = lookup
    }

    /// The environment of the process, which nothing in the package changes.
    static let ofProcess = ProcessEnvironment(lookup: { getenv($0).map { String(cString: $0) } })

    /// The value of a variable, nil if it is not set.
    subscript(name: String) -> String? { lookup(name) }
}
