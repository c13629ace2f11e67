// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

/// A body that comes while the application reads it: a queue of bounded size between an event loop and a worker.
final class StreamedBody: GatewayInput, Sendable {
    /// How many bytes wait for the application at most. When there are more to come, the client has to wait.
    static let capacity = 65_536

    private struct State {
        var bytes: [UInt8] = []
        var first = 0
        var isComplete = false
        var failure: GatewayInputError?
        var isPaused = false
        /// How much of an announced length has not come.
        var missing: Int

        var count: Int { bytes.count - first }
    }

    private let state: Monitor<State>
    private let resume: @Sendable () -> Void

    /// - Parameters:
    ///   - bytes: What has come already.
    ///   - missing: How much is still to come, nil if nobody knows.
    ///   - resume: Called on the worker's thread when there is room again after there was none.
    init(_ bytes: [UInt8], missing: Int?, resume: @escaping @Sendable () -> Void) {
        self.resume = resume
        state = Monitor(State(bytes: bytes, missing: missing ?? 0))
    }

    /// True if the connection can be kept without the rest of the body being read: it can be read away.
    func canBeDrained(within budget: Int) -> Bool {
        state.withLock { $0.failure == nil && $0.missing <= budget }
    }

    var isDisconnected: Bool { state.withLock { $0.failure == .disconnected } }

    /// How many bytes may be added. If there are none, `resume` will be called.
    func room() -> Int {
        state.withLock { state in
            let room = Self.capacity - state.count
            state.isPaused = room <= 0
            return max(0, room)
        }
    }

    /// Adds bytes, at most as many as there was room for.
    func append(_ bytes: [UInt8]) {
        state.change { state in
            state.missing = max(0, state.missing - bytes.count)
            if state.first == state.bytes.count {
                state.bytes = bytes
                state.first = 0
            } else {
                state.bytes.append(contentsOf: bytes)
            }
        }
    }

    /// Says that the end has come.
    func complete() {
        state.change { $0.isComplete = true }
    }

    /// Says that the end will not come. What was added can still be read. The first word stands.
    func fail(_ error: GatewayInputError) {
        state.change { state in
            if !state.isComplete, state.failure == nil { state.failure = error }
        }
    }

    /// Makes every further read fail: the connection serves another request.
    func revoke() {
        state.change { state in
            (state.bytes, state.first) = ([], 0)
            (state.isComplete, state.failure) = (false, .disconnected)
        }
    }

    func read(upTo count: Int) throws -> [UInt8] {
        let (result, hasRoomAgain) = state.wait { state -> (Result<[UInt8], GatewayInputError>, Bool)? in
            if state.count > 0 { return (.success(Self.take(max(1, count), from: &state)), Self.resumes(&state)) }
            if state.isComplete { return (.success([]), false) }
            return state.failure.map { (.failure($0), false) }
        }
        if hasRoomAgain { resume() }
        return try result.get()
    }

    private static func take(_ count: Int, from state: inout State) -> [UInt8] {
        if state.first == 0, count >= state.bytes.count {
            defer { state.bytes = [] }
            return state.bytes
        }
        let end = state.first + min(count, state.count)
        defer { state.first = end }
        return Array(state.bytes[state.first..<end])
    }

    private static func resumes(_ state: inout State) -> Bool {
        guard state.isPaused, state.count <= capacity / 2 else { return false }
        state.isPaused = false
        return true
    }
}
