// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus
internal import Locking

extension ConnectionSet {
    /// Attends to what arrives while all workers are busy, until nothing is left to serve. It needs a thread of its own.
    ///
    /// While a worker is free, it sleeps. When the last free one gets a request it is woken, and from then on looks at
    /// what has arrived every few milliseconds, without taking any of it: requests for the reception it answers; all
    /// others it leaves, untouched, to the next worker that is free, in the order in which they came, and answers what is
    /// too much with ``FastCGIContainment/overloadAnswer``. Workers that are busy for a shorter time never meet it.
    public func attend() {
        let attendant = Attendant(self)
        slot.setAccepting(true)
        while !queue.isFinishedOrRung(within: attendant.isAwake ? Self.attendancePause : -1) {
            attendant.lookAround()
        }
        attendant.closeAll()
    }

    /// In milliseconds. A request for the status waits so long, or a few times that at a listening socket.
    private static let attendancePause: Int32 = 8
}
