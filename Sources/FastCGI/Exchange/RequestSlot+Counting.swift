// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus

extension RequestSlot {
    /// Counts the request as begun.
    func countBegin() {
        counters.add(.requests)
        isCounted = true
    }

    /// Counts the end of the request, before its response is complete: whoever has the response finds it counted.
    ///
    /// - Parameter isAnswered: The response is the application's.
    func countEnd(isAnswered: Bool) {
        guard isCounted else { return }
        isCounted = false
        if isAnswered {
            if let counter = ServerCounter(status: status) { counters.add(counter) }
            counters.add(.sentBytes, bytes: outputCount - errorCount)
        }
        counters.add(.receivedBytes, bytes: inputCount)
        counters.add(.finished)
    }

    /// Counts a request that is answered before it is read.
    func countRefusal() {
        counters.add(.requests)
        counters.add(.responses4xx)
        counters.add(.finished)
    }
}
