// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

private import CZlib

/// Makes one gzip file (RFC 1952) of bytes that come in pieces.
///
/// It needs about 270 KB, whatever the length, and nothing that was compressed stays in it once it is handed on.
final class GzipCompressor {
    /// What is handed on beside the pieces that are full.
    enum Ending {
        /// Nothing more: zlib keeps what it may compress better together with what comes.
        case none
        /// All that came so far, so that a reader can show it.
        case flush
        /// All, and the end of the file. Nothing can be compressed any more.
        case finish
    }

    /// zlib keeps the address of its state, so that the state has to stay where it is.
    private let stream: UnsafeMutablePointer<z_stream>

    init() throws(CompressionError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let code = deflateInit2_(
            stream,
            Self.level,
            Z_DEFLATED,
            Self.windowBits,
            Self.memoryLevel,
            Z_DEFAULT_STRATEGY,
            ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)
        )
        guard code == Z_OK else { throw CompressionError(code: code) }
    }

    deinit {
        // Harmless for a state that was never made: it is all zero.
        deflateEnd(stream)
        stream.deallocate()
    }

    /// Compresses bytes, and hands on what has come of them and of those before.
    ///
    /// - Throws: ``CompressionError``, and what the closure throws; nothing can be compressed any more then.
    func compress(_ bytes: [UInt8], _ ending: Ending = .none, handOn: ([UInt8]) throws -> Void) throws {
        var rest = bytes[...]
        while rest.count > Self.largestInput {
            try deflate(rest.prefix(Self.largestInput), Z_NO_FLUSH, handOn)
            rest = rest.dropFirst(Self.largestInput)
        }
        try deflate(rest, ending.code, handOn)
    }

    /// Runs zlib until it has taken all bytes and has nothing more to give.
    private func deflate(_ bytes: ArraySlice<UInt8>, _ mode: Int32, _ handOn: ([UInt8]) throws -> Void) throws {
        try bytes.withUnsafeBufferPointer { input in
            // zlib only reads it; the type lacks a const.
            stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.pointee.avail_in = UInt32(input.count)
            defer { stream.pointee.next_in = nil }
            repeat {
                let piece = try nextPiece(mode)
                if !piece.isEmpty { try handOn(piece) }
            } while stream.pointee.avail_out == 0
        }
    }

    private func nextPiece(_ mode: Int32) throws(CompressionError) -> [UInt8] {
        var code = Z_OK
        let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, initialized in
            stream.pointee.next_out = buffer.baseAddress
            stream.pointee.avail_out = UInt32(buffer.count)
            code = CZlib.deflate(stream, mode)
            initialized = buffer.count - Int(stream.pointee.avail_out)
        }
        // "No progress" is no error: there was nothing to do.
        guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR else { throw CompressionError(code: code) }
        return piece
    }

    /// What Tornado uses, and the program `gzip`.
    private static let level: Int32 = 6
    /// 32 KiB, and 16 to have the header and the trailer of gzip.
    private static let windowBits: Int32 = 15 + 16
    /// zlib's default.
    private static let memoryLevel: Int32 = 8
    private static let pieceSize = 32_768
    /// Far below what zlib can count.
    private static let largestInput = 1 << 24
}

extension GzipCompressor.Ending {
    fileprivate var code: Int32 {
        switch self {
        case .none: Z_NO_FLUSH
        case .flush: Z_SYNC_FLUSH
        case .finish: Z_FINISH
        }
    }
}
