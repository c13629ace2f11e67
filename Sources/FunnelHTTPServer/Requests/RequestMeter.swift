// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import Logging

/// Follows one request for the log of slow ones. It belongs to the worker's thread.
///
/// It sees what the worker sees: the head had come before, and what is sent after the worker's part is not waited for.
final class RequestMeter: GatewayInput, GatewayProgress {
    private let input: any GatewayInput
    private let began = ContinuousClock.now
    private var waited = Duration.zero
    private var received = 0
    private var lastNote: HandlerNote?

    /// - Parameter input: The body of the request
    init(_ input: any GatewayInput) {
        self.input = input
    }

    var isDisconnected: Bool { input.isDisconnected }

    func read(upTo count: Int) throws -> [UInt8] {
        let start = ContinuousClock.now
        defer { waited += ContinuousClock.now - start }
        let piece = try input.read(upTo: count)
        received += piece.count
        return piece
    }

    func note(_ note: HandlerNote) {
        lastNote = note
    }

    /// Writes the line, if the request took that long.
    ///
    /// - Parameter status: The status of the response, nil if it was cut.
    /// - Returns: Whether it took that long
    func end(status: Int?, threshold: Duration, environment: GatewayEnvironment, logger: Logger) -> Bool {
        let total = ContinuousClock.now - began
        guard total >= threshold else { return false }
        SlowRequest(
            status: status,
            total: total,
            phases: [(name: "body", time: waited), (name: "handler", time: total - waited)],
            received: received,
            sent: nil,
            note: lastNote?.description
        ).log(environment, to: logger)
        return true
    }
}
