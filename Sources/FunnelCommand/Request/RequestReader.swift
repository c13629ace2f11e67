// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

/// Takes lines and bodies from a stream of requests, holding no more of it than one piece or one line.
final class RequestReader {
    private let source: any GatewayInput
    private var pending: [UInt8] = []
    private var position = 0
    private static let pieceSize = 65_536

    /// - Parameter source: Where the bytes come from.
    init(_ source: any GatewayInput) {
        self.source = source
    }

    /// The next line without its end, which is LF or CR LF: people who type requests have no CR.
    ///
    /// - Parameter limit: The most bytes that it may have.
    /// - Returns: Nil at the end of the stream.
    /// - Throws: ``RequestLineError`` for a line that is too long or does not end; what the source throws.
    func line(upTo limit: Int) throws -> [UInt8]? {
        var searched = 0
        while true {
            if let end = pending[(position + searched)...].firstIndex(of: UInt8(ascii: "\n")) {
                guard end - position <= limit else { throw RequestLineError.tooLong }
                return takeLine(endingAt: end)
            }
            searched = pending.count - position
            guard searched <= limit else { throw RequestLineError.tooLong }
            guard try fill() else {
                if searched == 0 { return nil }
                throw RequestLineError.unfinished
            }
        }
    }

    /// Some bytes, at least one except at the end of the stream.
    func bytes(upTo count: Int) throws -> [UInt8] {
        if position == pending.count {
            return try source.read(upTo: count)
        }
        let piece = pending[position...].prefix(max(0, count))
        position = piece.endIndex
        return Array(piece)
    }

    private func takeLine(endingAt end: Int) -> [UInt8] {
        let line = pending[position..<end]
        position = end + 1
        return Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
    }

    private func fill() throws -> Bool {
        let piece = try source.read(upTo: Self.pieceSize)
        pending.removeSubrange(..<position)
        position = 0
        pending.append(contentsOf: piece)
        return !piece.isEmpty
    }
}
