// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

package import FunnelStatus

extension Limits {
    /// Counts that a limit was met, where the transport has counters.
    package func count(_ counter: ServerCounter) {
        tally?.add(counter)
    }

    /// Counts that a limit was met if `body` throws.
    func counting<Result, Failure: Error>(
        _ counter: ServerCounter,
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        do throws(Failure) {
            return try body()
        } catch {
            count(counter)
            throw error
        }
    }
}
