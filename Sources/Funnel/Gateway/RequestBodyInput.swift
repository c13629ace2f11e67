// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus
internal import HTTPTypes

/// The unread body of a request as a gateway input, with the checks that a handler's body has.
final class RequestBodyInput: GatewayInput {
    private let input: any GatewayInput
    private let announced: Int?
    private let limit: Int
    private let meter: LimitMeter
    private var count = 0

    init(_ request: HTTPServerRequest) {
        input = request.environment.input
        announced = request.contentLength
        limit = request.environment.limits.maximumBodySize
        meter = LimitMeter(tally: request.environment.limits.tally, counter: .largeBodies)
    }

    var isDisconnected: Bool { input.isDisconnected }

    /// - Throws: ``HTTPError`` 413 over ``Limits/maximumBodySize``; ``GatewayInputError/truncated`` for a body that has not
    ///   its announced length; what the transport's input throws.
    func read(upTo wanted: Int) throws -> [UInt8] {
        let piece = try input.read(upTo: wanted)
        guard piece.count <= limit - count else {
            meter.count()
            throw HTTPError(.contentTooLarge, logMessage: "the body is over \(limit) bytes")
        }
        count += piece.count
        if let announced, piece.isEmpty ? count != announced : count > announced { throw GatewayInputError.truncated }
        return piece
    }
}
