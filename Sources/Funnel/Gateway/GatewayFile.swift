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
    package let descriptor: Int32

    private let path: String

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - part: The bytes to send, all within the file. Default: the whole file.
    /// - Throws: ``GatewayFileError`` for what cannot be opened, is not a regular file, or is shorter than the part.
    public convenience init(path: String, part: Range<Int>? = nil) throws(GatewayFileError) {
        // Without O_NONBLOCK, opening a pipe would wait for somebody who writes to it.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw GatewayFileError(path: path, problem: .system(errno)) }
        do throws(GatewayFileError) {
            let size = try Self.regularSize(of: descriptor, path: path)
            let part = part ?? 0..<size
            guard part.lowerBound >= 0, part.upperBound <= size else {
                throw GatewayFileError(path: path, problem: .tooShort)
            }
            self.init(taking: descriptor, path: path, part: part)
        } catch {
            _ = close(descriptor)
            throw error
        }
    }

    /// Takes over a descriptor that is open for reading.
    init(taking descriptor: Int32, path: String, part: Range<Int>) {
        self.descriptor = descriptor
        self.path = path
        offset = part.lowerBound
        length = part.count
    }

    deinit { _ = close(descriptor) }

    /// Reads at most `count` bytes of the part, counted from its beginning; none at its end.
    ///
    /// - Throws: ``GatewayFileError`` when the system cannot read, and when the file has become shorter.
    public func read(from position: Int, upTo count: Int) throws(GatewayFileError) -> [UInt8] {
        let wanted = min(count, length - position)
        guard position >= 0, wanted > 0 else { return [] }
        var code: Int32?
        let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, initialized in
            let got = retrying { pread(descriptor, buffer.baseAddress, wanted, off_t(offset + position)) }
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

    private static func regularSize(of descriptor: Int32, path: String) throws(GatewayFileError) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw GatewayFileError(path: path, problem: .system(errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw GatewayFileError(path: path, problem: .notRegular) }
        return Int(status.st_size)
    }

    private static let pieceSize = 65_536
}

private func retrying(_ call: () -> Int) -> Int {
    while true {
        let result = call()
        if result >= 0 || errno != EINTR { return result }
    }
}
