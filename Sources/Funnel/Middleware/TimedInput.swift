// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A body whose reads may wait for so long and no longer.
final class TimedInput: GatewayInput {
    private let input: any GatewayInput
    private let limit: Duration
    private let now: () -> ContinuousClock.Instant
    private var waited = Duration.zero

    init(_ input: any GatewayInput, limit: Duration, now: @escaping () -> ContinuousClock.Instant) {
        self.input = input
        self.limit = limit
        self.now = now
    }

    var isDisconnected: Bool { input.isDisconnected }

    func read(upTo count: Int) throws -> [UInt8] {
        guard waited <= limit else { throw GatewayInputError.timedOut }
        let start = now()
        let piece = try input.read(upTo: count)
        waited += start.duration(to: now())
        // The end is worth having however late it comes.
        if !piece.isEmpty, waited > limit { throw GatewayInputError.timedOut }
        return piece
    }
}
