// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus
import Glibc
internal import Locking

/// The one request that an acceptor has in hand: its connection, libfcgi's view of it, and how far it has come.
///
/// An exchange holds the number of its turn; a slot that has moved on ignores it.
final class RequestSlot {
    let connections: ConnectionSet
    let library = LibraryRequest()
    let watch = RequestWatch()
    /// This thread, as its signal handlers see it.
    let record: TrapRecord
    var collector: ParameterCollector

    /// As many bytes as libfcgi reads at once, for looking before it does.
    var window = [UInt8](repeating: 0, count: 8192)

    /// The connection of the current request; nil between requests.
    var connection: Connection?
    var preview = RequestPreview(requestID: 0, role: .responder, isKept: false)
    var turn: UInt64 = 0

    /// The body has been read to its proper end.
    var isInputAtEnd = false
    /// What ended the body early.
    var inputError: FastCGIError?
    /// What ended the output; nothing is written after it.
    var outputError: FastCGIError?
    /// Bytes put out for this request, and those of them that went to the error stream.
    var outputCount = 0
    var errorCount = 0
    /// Bytes of the response that wait in the library's buffer, as long as ``hasSent`` is false.
    var heldCount = 0

    /// Runs during a request if slow ones are looked for.
    var clock: RequestClock?
    /// What the time of the last request went to, if it was slow and nobody has asked yet.
    var times: FastCGITimes?
    /// Bytes of the body taken in for this request.
    var inputCount = 0
    /// The status of the response, 0 as long as nobody has said.
    var status = 0
    /// The request was counted as begun, and not as finished.
    var isCounted = false

    /// Something of the response may have been sent.
    var hasSent = false

    /// Connections to look at before waiting for another.
    var pending: [Connection] = []

    /// What this thread counts.
    let counters: CounterBlock

    init(_ connections: ConnectionSet) {
        self.connections = connections
        counters = connections.slot.takeBlock()
        collector = ParameterCollector(limits: connections.limits)
        record = watch.record
        if connections.containsTraps { _ = record.arm(alarm: connections.queue.alarm) }
        connections.watches.withLock { $0.append(watch) }
    }

    deinit {
        connections.watches.withLock { [watch] in $0.removeAll { $0 === watch } }
        if connection != nil { abort() }
        record.disarm()
        for connection in pending { connections.close(connection) }
        connections.slot.giveBack(counters)
    }

    /// Waits for a connection with a request, and begins it.
    func next() throws(FastCGIError) -> FastCGIParameters? {
        record.rest()
        while let connection = try nextConnection() {
            startClock()
            if let preview = inspect(connection), begin(preview) {
                let parameters = collector.collect(library.environment)
                watch.hand(parameters)
                clock?.noteHanded()
                if let descriptor = self.connection?.descriptor {
                    record.begin(descriptor, requestID: preview.requestID)
                }
                if receive(parameters) { continue }
                countBegin()
                return parameters
            }
        }
        return nil
    }

    private func nextConnection() throws(FastCGIError) -> Connection? {
        if let next = pending.popLast() { return next }
        return try connections.next(own: &pending)
    }

    /// Hands the inspected connection to libfcgi.
    private func begin(_ preview: RequestPreview) -> Bool {
        self.preview = preview
        turn &+= 1
        isInputAtEnd = false
        inputError = nil
        outputError = nil
        outputCount = 0
        errorCount = 0
        inputCount = 0
        status = 0
        heldCount = 0
        hasSent = false
        // A request that has arrived completely is read without waiting, and on a new connection the beginning of the
        // answer is written without waiting too: most connections that are not kept need no limits.
        if !preview.isComplete || connection?.isFresh == false { setTimeouts() }
        if !preview.isComplete, var current = connection {
            connections.mute(&current)
            connection = current
        }
        if let connection { watch.begin(connection.descriptor, hasArrived: preview.hasParameters) }
        guard let connection, library.accept(connection.descriptor) else {
            watch.end()
            connection = nil
            connections.forget()
            return false
        }
        return true
    }

    /// Sets the connection's time limits, once, before the first call on it that may wait.
    func setTimeouts() {
        guard let connection, !connection.isTimed else { return }
        let limits = connections.limits
        connection.descriptor.setTimeout(SO_RCVTIMEO, nanoseconds: limits.receiveTimeout.nanoseconds)
        connection.descriptor.setTimeout(SO_SNDTIMEO, nanoseconds: limits.sendTimeout.nanoseconds)
        self.connection?.isTimed = true
    }
}
