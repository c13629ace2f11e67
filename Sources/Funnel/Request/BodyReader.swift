// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// Reads a request's body piece by piece, within a limit and to its announced length.
struct BodyReader {
    private let input: any GatewayInput
    private let announced: Int?
    private let limit: Int
    private let meter: LimitMeter?
    private var count = 0

    /// - Parameters:
    ///   - input: The body.
    ///   - announced: The length it has to have, nil if none was announced.
    ///   - limit: The most bytes it may have.
    ///   - meter: What counts if there are more. Default: nothing.
    /// - Throws: ``HTTPError`` 413 for an announced length over the limit, before anything is read.
    init(_ input: any GatewayInput, announced: Int?, limit: Int, meter: LimitMeter? = nil) throws {
        self.input = input
        self.announced = announced
        self.limit = limit
        self.meter = meter
        if let announced, announced > limit { throw refusal() }
    }

    /// The next piece, nil at the end.
    ///
    /// - Throws: ``HTTPError`` 413 as soon as the limit is passed; ``GatewayInputError`` if the body does not come to
    ///   its end, or not to the announced one.
    mutating func next() throws -> [UInt8]? {
        let piece = try input.read(upTo: Self.pieceSize)
        guard piece.count <= limit - count else { throw refusal() }
        count += piece.count
        if let announced, piece.isEmpty ? count != announced : count > announced { throw GatewayInputError.truncated }
        return piece.isEmpty ? nil : piece
    }

    /// All that is left.
    ///
    /// - Throws: As ``next()``.
    mutating func rest() throws -> [UInt8] {
        // Most bodies come in one piece, which need not be copied.
        var bytes = try next() ?? []
        while let piece = try next() { bytes += piece }
        return bytes
    }

    private func refusal() -> HTTPError {
        meter?.count()
        return HTTPError(.contentTooLarge, logMessage: "the body is over \(limit) bytes")
    }

    private static let pieceSize = 65_536
}
