// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import CTrap

/// What one worker thread has in hand, as its signal handlers and the watch see it.
///
/// The unchecked conformance is sound: the record is memory of C that never moves, what several threads touch of it is
/// atomic, and the rest is written by the worker before it publishes it with such a value.
final class TrapRecord: @unchecked Sendable {
    // Without memory for it nothing is contained, and the worker sends its responses as ever.
    private let record: OpaquePointer?

    init() {
        record = ctrap_create()
    }

    deinit {
        ctrap_destroy(record)
    }

    /// Contains traps of this thread from now on. False if that is not possible here.
    ///
    /// - Parameter alarm: An eventfd(2) that tells the watch about a trap
    func arm(alarm: Int32) -> Bool { record.map { ctrap_arm($0, alarm) } ?? false }

    /// Ends that; on the same thread.
    func disarm() {
        if let record { ctrap_disarm(record) }
    }

    /// A request begins, of which nothing has been answered.
    func begin(_ descriptor: SocketDescriptor, requestID: UInt16) {
        if let record { ctrap_begin(record, descriptor.rawValue, requestID) }
    }

    /// To be asked before anything of the response is sent. False if the request was answered in the worker's place.
    func claimOutput() -> Bool { record.map { ctrap_claim_output($0) } ?? true }

    /// Takes a claim back: what was sent is no part of the response.
    func returnOutput() {
        if let record { ctrap_return_output(record) }
    }

    /// The connection is not the request's any more.
    func end() {
        if let record { ctrap_end(record) }
    }

    /// The thread goes on to wait for another request.
    func rest() {
        if let record { ctrap_rest(record) }
    }

    /// Answers in the worker's place, if it has sent nothing yet. Never waits.
    func answer(_ page: [UInt8]) -> Bool { record.map { ctrap_answer($0, page, page.count) } ?? false }

    /// The addresses on the worker's stack at this moment; none if it does not respond.
    func sample() -> [UInt] {
        frames { record, frames, limit in ctrap_sample(record, frames, limit) }
    }

    /// What happened to the worker; nil if it is well.
    var trap: FastCGITrap? {
        var trap = ctrap_trap()
        guard let record, ctrap_has_trapped(record, &trap) else { return nil }
        return FastCGITrap(
            signal: trap.signal,
            address: trap.address,
            isInRequest: trap.phase == ctrap_phase_active,
            isAnswered: trap.is_answered,
            backtrace: frames { record, frames, limit in ctrap_frames(record, frames, limit) }
        )
    }

    /// Somebody has logged the trap.
    func acknowledge() {
        if let record { ctrap_acknowledge(record) }
    }

    private func frames(_ fill: (OpaquePointer, UnsafeMutablePointer<UInt>?, Int) -> Int) -> [UInt] {
        guard let record else { return [] }
        return [UInt](unsafeUninitializedCapacity: Int(ctrap_frame_limit)) { room, count in
            count = fill(record, room.baseAddress, room.count)
        }
    }
}
