// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import HTTPTypes

/// A body in chunks (RFC 9112, section 7.1). Chunk extensions and trailer fields are read and dropped.
final class ChunkedBody: GatewayInput {
    private enum State {
        case beforeSize
        case inChunk(rest: Int)
        case ended
        /// Where the next chunk begins is lost; every further read says so again.
        case broken(any Error)
    }

    private let reader: RequestReader
    private var state = State.beforeSize
    private static let lineLimit = 16_384

    init(_ reader: RequestReader) {
        self.reader = reader
    }

    func read(upTo count: Int) throws -> [UInt8] {
        do {
            return try nextPiece(upTo: count)
        } catch {
            state = .broken(error)
            throw error
        }
    }

    private func nextPiece(upTo count: Int) throws -> [UInt8] {
        switch state {
        case .ended: return []
        case .broken(let error): throw error
        case .inChunk(let rest): return try chunkPiece(upTo: min(count, rest), rest: rest)
        case .beforeSize:
            let size = try chunkSize()
            if size == 0 {
                try skipTrailers()
                state = .ended
                return []
            }
            return try chunkPiece(upTo: min(count, size), rest: size)
        }
    }

    private func chunkPiece(upTo count: Int, rest: Int) throws -> [UInt8] {
        if count <= 0 { return [] }
        let piece = try reader.bytes(upTo: count)
        if piece.isEmpty { throw GatewayInputError.truncated }
        if piece.count < rest {
            state = .inChunk(rest: rest - piece.count)
        } else {
            guard try line().isEmpty else { throw HTTPError(.badRequest, logMessage: "a chunk longer than its size") }
            state = .beforeSize
        }
        return piece
    }

    private func chunkSize() throws -> Int {
        let digits = try line().prefix { $0 != UInt8(ascii: ";") && !$0.isWhiteSpace }
        let text = String(decoding: digits, as: UTF8.self)
        guard text.first?.isHexDigit == true, let size = Int(text, radix: 16) else {
            throw HTTPError(.badRequest, logMessage: "malformed chunk size")
        }
        return size
    }

    private func skipTrailers() throws {
        var rest = Self.lineLimit
        while case let line = try line(), !line.isEmpty {
            rest -= line.count
            if rest < 0 { throw HTTPError(.badRequest, logMessage: "trailer fields too long") }
        }
    }

    private func line() throws -> [UInt8] {
        do {
            guard let line = try reader.line(upTo: Self.lineLimit) else { throw GatewayInputError.truncated }
            return line
        } catch RequestLineError.tooLong {
            throw HTTPError(.badRequest, logMessage: "malformed chunk")
        } catch RequestLineError.unfinished {
            throw GatewayInputError.truncated
        }
    }
}
