// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A file that came with a form. Tornado's `HTTPFile`.
///
///     for file in try request.files["photo"] ?? [] {
///         try file.move(to: "/srv/photos/\(try store.newPhotoID())")
///     }
///
/// A small file is in memory, a larger one (``Limits/maximumFileBytesInMemory``) in a temporary file that only this
/// process can see. Temporary files are gone when the request has ended, whatever the outcome, unless they were
/// moved.
public struct HTTPFile {
    /// Where the bytes are.
    enum Content {
        case bytes([UInt8])
        case file(TemporaryFile)
    }

    /// The name of the form's field.
    public let name: String

    /// The name the client gave the file; never empty.
    ///
    /// It is whatever the client sent, perhaps with folders or `..` in it: show it, but choose the path of a file
    /// yourself. It has no control characters.
    public let filename: String

    /// The type the client gave, `application/unknown` without one. As little to be trusted as the name.
    public let contentType: String

    let content: Content

    /// How many bytes the file has.
    public var size: Int {
        switch content {
        case .bytes(let bytes): bytes.count
        case .file(let file): file.size
        }
    }

    /// All bytes of the file, read into memory. For files that may be large, ``forEachPiece(upTo:_:)`` is kinder.
    ///
    /// - Throws: ``HTTPFileError`` if the temporary file cannot be read, which it cannot after the request has ended.
    public var body: [UInt8] {
        get throws { try read(from: 0, upTo: size) }
    }

    /// Reads a piece of the file.
    ///
    /// - Parameters:
    ///   - offset: Where the piece begins, in bytes.
    ///   - count: The most bytes wanted.
    /// - Returns: The bytes, fewer than wanted only at the end of the file, none past it.
    /// - Throws: ``HTTPFileError`` if the temporary file cannot be read, which it cannot after the request has ended.
    public func read(from offset: Int, upTo count: Int) throws -> [UInt8] {
        switch content {
        case .bytes(let bytes): Array(bytes.dropFirst(max(0, offset)).prefix(max(0, count)))
        case .file(let file): try file.read(from: max(0, offset), upTo: max(0, count))
        }
    }

    /// Reads the file from its beginning to its end.
    ///
    /// - Parameters:
    ///   - count: The most bytes in a piece. Default: 64 KiB (65,536).
    ///   - receive: Called with each piece, in order; an error it throws ends the reading.
    /// - Throws: ``HTTPFileError`` if the temporary file cannot be read, which it cannot after the request has ended;
    ///   whatever the closure throws.
    public func forEachPiece(upTo count: Int = 65_536, _ receive: ([UInt8]) throws -> Void) throws {
        var offset = 0
        while offset < size {
            let piece = try read(from: offset, upTo: max(1, count))
            try receive(piece)
            offset += piece.count
        }
    }

    /// Gives up the temporary file.
    func discard() {
        if case .file(let file) = content { file.discard() }
    }
}

@available(*, unavailable)
extension HTTPFile: Sendable {}
