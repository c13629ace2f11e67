// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus

/// Counts how often one limit is met, for whoever keeps it without knowing the others.
struct LimitMeter: Sendable {
    let tally: CounterBlock?
    let counter: ServerCounter

    func count() {
        tally?.add(counter)
    }
}
