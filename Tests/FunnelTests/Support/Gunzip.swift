// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import CZlib
import TestSupport

/// Undoes gzip with zlib's own reader, which checks the length and the checksum at the end.
///
/// - Parameter isWhole: False for a file whose end has not come yet: then what can be read so far is returned.
func gunzip(_ file: [UInt8], isWhole: Bool = true) throws -> [UInt8] {
    var stream = z_stream()
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
        throw TestFailure("inflateInit2")
    }
    defer { inflateEnd(&stream) }
    var (text, code, input) = ([UInt8](), Z_OK, file)
    input.withUnsafeMutableBufferPointer { buffer in
        stream.next_in = buffer.baseAddress
        stream.avail_in = UInt32(buffer.count)
        repeat {
            text += [UInt8](unsafeUninitializedCapacity: 65_536) { output, count in
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                code = inflate(&stream, Z_NO_FLUSH)
                count = output.count - Int(stream.avail_out)
            }
        } while code == Z_OK && (stream.avail_in > 0 || stream.avail_out == 0)
    }
    guard code == Z_STREAM_END && stream.avail_in == 0 || !isWhole && (code == Z_OK || code == Z_BUF_ERROR) else {
        throw TestFailure("no gzip file: \(code), \(stream.avail_in) bytes left")
    }
    return text
}
