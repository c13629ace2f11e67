// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A file of a ``StaticFolder``, open: what is measured here is what is sent.
public struct StaticFile {
    /// The path below the folder, with `.` and `..` worked out.
    public let path: String

    /// The whole file, as the body of a response.
    public let content: GatewayFile

    let status: FileStatus

    /// Takes over an open file.
    ///
    /// - Throws: ``GatewayFileError`` if it is anything but a regular file.
    init(_ descriptor: OpenDescriptor, path: String) throws(GatewayFileError) {
        status = try descriptor.regularStatus(path: path)
        content = GatewayFile(descriptor, path: path, part: 0..<status.size)
        self.path = path
    }

    /// The size in bytes.
    public var size: Int { content.length }

    /// When the file was changed last, in whole seconds since 1970, UTC.
    public var modified: Int { status.modified.seconds }

    /// The SHA-512 digest of the content in hexadecimal digits. The file is read in pieces; on a machine of our time
    /// that takes a good second for a gigabyte that the system has in memory.
    ///
    /// - Throws: ``GatewayFileError`` when the system cannot read, and when the file has become shorter.
    public func sha512() throws -> String {
        let digest = try StreamingDigest(.sha512)
        var position = 0
        while position < size {
            let piece = try content.read(from: position, upTo: GatewayFile.pieceSize)
            position += piece.count
            try digest.update(piece)
        }
        return String(decoding: Hexadecimal.encode(try digest.finish()), as: UTF8.self)
    }
}
