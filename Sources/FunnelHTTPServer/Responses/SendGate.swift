// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Lets a worker send no faster than the client takes.
final class SendGate: Sendable {
    private struct State {
        var onTheWay = 0
        var hasFailed = false
    }

    private let state = Monitor(State())
    private static let limit = 131_072

    /// Waits until not much is on its way, and counts in what will be.
    ///
    /// - Returns: False if the connection is gone.
    func enter(_ count: Int) -> Bool {
        state.wait { state in
            if state.hasFailed { return false }
            guard state.onTheWay < Self.limit else { return nil }
            state.onTheWay += count
            return true
        }
    }

    /// Notes that bytes have gone out.
    func passed(_ count: Int) {
        state.change { $0.onTheWay -= count }
    }

    /// Notes that nothing goes out any more.
    func fail() {
        state.change { $0.hasFailed = true }
    }
}
