// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// How a gateway application is being run: what PEP 3333 calls `wsgi.multithread`, `wsgi.multiprocess` and
/// `wsgi.run_once`.
///
/// An application may be slower or simpler where it knows more; it must be right without knowing.
public struct GatewayConcurrency: OptionSet, Sendable, Hashable {
    /// The flags as bits.
    public let rawValue: Int

    /// Makes flags of bits.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Other threads of this process may call the application at the same time.
    public static let multithreaded = GatewayConcurrency(rawValue: 1)

    /// Other processes may run the same application at the same time.
    public static let multiprocess = GatewayConcurrency(rawValue: 2)

    /// The process ends after this request, so that nothing is worth keeping for the next.
    public static let runsOnce = GatewayConcurrency(rawValue: 4)
}
