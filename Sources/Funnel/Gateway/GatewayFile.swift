// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// A file, or a part of one, that is the body of a response: it is sent in pieces and never held in memory.
///
/// It is opened when it is made, so what is sent is what was measured, whatever becomes of the path; it is closed when
/// nobody refers to it any more.
public final class GatewayFile: Sendable {
    /// Where the part that is sent begins, in bytes from the start of the file.
    public let offset: Int

    /// How many bytes are sent.
    public let length: Int

    /// The file, open for reading; a transport may hand it to `sendfile`.
    package var descriptor: Int32 { handle.descriptor }

    /// What the system says about the file now.
    var status: FileStatus? { FileStatus(handle.descriptor) }

    private let handle: OpenDescriptor
    private let path: String

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - part: The bytes to send, all within the file. Default: the whole file.
    /// - Throws: ``GatewayFileError`` for what cannot be opened, is not a regular file, or is shorter than the part.
    public convenience init(path: String, part: Range<Int>? = nil) throws(GatewayFileError) {
        let handle = try OpenDescriptor(path: path)
        let size = try handle.regularStatus(path: path).size
        let part = part ?? 0..<size
        guard part.lowerBound >= 0, part.upperBound <= size else {
            throw GatewayFileError(path: path, problem: .tooShort)
        }
        self.init(handle, path: path, part: part)
    }

    /// A part of a file that is open already, without opening it again.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - part: The bytes to send, counted from where `file` begins and all within it.
    /// - Throws: ``GatewayFileError`` for a part that is not within the file.
    public convenience init(_ file: GatewayFile, part: Range<Int>) throws(GatewayFileError) {
        guard part.lowerBound >= 0, part.upperBound <= file.length else {
            throw GatewayFileError(path: file.path, problem: .tooShort)
        }
        let start = file.offset + part.lowerBound
        self.init(file.handle, path: file.path, part: start..<start + part.count)
    }

    /// Shares a file that is open for reading.
    init(_ handle: OpenDescriptor, path: String, part: Range<Int>) {
        self.handle = handle
        self.path = path
        offset = part.lowerBound
        length = part.count
    }

    /// Reads at most `count` bytes of the part, counted from its beginning; none at its end.
    ///
    /// - Throws: ``GatewayFileError`` when the system cannot read, and when the file has become shorter.
    public func read(from position: Int, upTo count: Int) throws(GatewayFileError) -> [UInt8] {
        let wanted = min(count, length - position)
        guard position >= 0, wanted > 0 else { return [] }
        var code: Int32?
        let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, initialized in
            let got = handle.read(into: buffer, at: offset + position)
            if got < 0 { code = errno }
            initialized = max(0, got)
        }
        if let code { throw GatewayFileError(path: path, problem: .system(code)) }
        if bytes.isEmpty { throw GatewayFileError(path: path, problem: .tooShort) }
        return bytes
    }

    /// Sends the part, piece by piece.
    package func write(to writer: any GatewayBodyWriter) throws {
        var position = 0
        while position < length {
            let piece = try read(from: position, upTo: Self.pieceSize)
            position += piece.count
            try writer.write(piece)
        }
    }

    static let pieceSize = 65_536
}
