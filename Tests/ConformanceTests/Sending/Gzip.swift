// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import CZlib

/// Takes gzip off a body.
enum Gzip {
    /// The bytes that were compressed, nil if these are not gzip.
    static func decompress(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return nil
        }
        defer { inflateEnd(&stream) }
        var input = bytes
        var output: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        return input.withUnsafeMutableBufferPointer { buffer in
            stream.next_in = buffer.baseAddress
            stream.avail_in = uInt(buffer.count)
            while true {
                let room = piece.count
                let code = piece.withUnsafeMutableBufferPointer { piece in
                    stream.next_out = piece.baseAddress
                    stream.avail_out = uInt(piece.count)
                    return inflate(&stream, Z_NO_FLUSH)
                }
                output += piece.prefix(room - Int(stream.avail_out))
                if code == Z_STREAM_END { return output }
                guard code == Z_OK else { return nil }
            }
        }
    }
}
