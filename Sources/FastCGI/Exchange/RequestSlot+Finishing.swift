// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus
import Glibc

extension RequestSlot {
    /// Ends the current request, if there is one: the rest of the output, the rest of the body, the end record, and then
    /// the connection is parked or closed.
    func finish() {
        guard let current = connection else { return }
        // From here on the drain has its own deadline, and the library may close the connection.
        watch.end()
        clock?.noteAnswered()
        guard outputError == nil else { return abort() }
        let isSettled = settleInput()
        clock?.noteSettled()
        guard outputError == nil, record.claimOutput() else { return abort() }
        countEnd(isAnswered: true)
        let isFinished = library.finish()
        // A trap in the library cuts the connection, which nobody else would close.
        record.end()
        stopClock(isComplete: isFinished)
        guard isFinished else {
            counters.add(.cutResponses)
            connection = nil
            return connections.forget()
        }
        guard isSettled else { return closeGently() }
        guard preview.isKept, preview.role == .responder, !preview.hasExcess, !current.isEnding else {
            return closeNow()
        }
        release()
    }

    /// Cuts the connection without an end record, which tells the web server that the response is not whole.
    func abort() {
        guard let connection else { return }
        watch.end()
        // Somebody else may have answered, because it took too long.
        let isAnswered = record.claimOutput()
        if isAnswered, isCounted { counters.add(.cutResponses) }
        countEnd(isAnswered: isAnswered)
        library.discard()
        record.end()
        stopClock(isComplete: false)
        connection.descriptor.shutdown(SHUT_RDWR)
        closeNow()
    }

    /// Brings the body to its end, so that nothing of it can be taken for another request.
    ///
    /// The response waits for it: nginx sends no more of a body once it has seen the head of a response, so what is left
    /// would never come. A body that is long, or slow, is not waited for; then the response goes out with its end, and
    /// the connection is closed after it.
    private func settleInput() -> Bool {
        // An authorizer may never be sent a body, not even an empty one, so none is waited for.
        if preview.role == .authorizer { return preview.isComplete || preview.endsWithParameters }
        if isInputAtEnd { return preview.role == .responder }
        guard inputError == nil else { return false }
        let deadline = Monotonic.deadline(after: connections.limits.drainTime)
        return drain(deadline: deadline) && preview.role == .responder
    }

    /// Gives a connection back that is clean: to the queue, or at a stop to one last look.
    func release() {
        guard var current = connection else { return }
        connection = nil
        current.isFresh = false
        guard !current.isEnding else { return connections.close(current) }
        if connections.park(current) { return }
        guard current.isLocal else { return connections.close(current) }
        takeRest(of: current)
    }

    func closeNow() {
        guard let current = connection else { return }
        connection = nil
        connections.close(current)
    }

    /// Closes a connection on which more may come, after the peer could read what it was sent.
    ///
    /// It is time that limits this, not bytes: a peer in the middle of a long body, of which it finds no more taken, may
    /// never look at the response.
    func closeGently() {
        guard let current = connection else { return }
        current.descriptor.shutdown(SHUT_WR)
        let deadline = Monotonic.deadline(after: connections.limits.drainTime)
        current.descriptor.discardUntilEnd(deadline: deadline, window: &window)
        closeNow()
    }
}
