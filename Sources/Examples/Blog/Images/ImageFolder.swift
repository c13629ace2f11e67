// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Funnel

/// The pictures of the entries, in a folder beside the database.
///
/// A file's name is random, and its content never changes, so browsers may keep it for good.
struct ImageFolder: Sendable {
    static let mostBytes = 10_000_000

    let path: String

    /// Makes the folder if it is not there.
    init(path: String) throws {
        self.path = path
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// Why a file was not taken; the description is for the author.
    enum Refusal: Error, CustomStringConvertible {
        case noImage(String)
        case tooLarge(Int)
        case notStored(String)

        var description: String {
            switch self {
            case .noImage(let name):
                "“\(name)” is no picture that browsers show. Choose a PNG, JPEG, GIF or WebP file."
            case .tooLarge(let size):
                "The picture has \(size.inMegabytes), and there is room for \(mostBytes.inMegabytes). Make it smaller."
            case .notStored:
                "The picture could not be stored: the disk is full, or its folder may only be read. The server's log says more."
            }
        }
    }

    /// Keeps a picture that was sent.
    ///
    /// - Returns: Its name in the folder.
    /// - Throws: ``Refusal``.
    func add(_ file: HTTPFile) throws -> String {
        guard let format = ImageFormat(try file.read(from: 0, upTo: ImageFormat.beginning)) else {
            throw Refusal.noImage(file.filename)
        }
        guard file.size <= Self.mostBytes else { throw Refusal.tooLarge(file.size) }
        let name = "\(UUID().uuidString.lowercased()).\(format)"
        do {
            try file.move(to: "\(path)/\(name)", permissions: 0o644)
        } catch {
            throw Refusal.notStored("\(error)")
        }
        return name
    }

    /// True for the name of a picture that is here; the name may come from a client.
    func contains(_ name: String) -> Bool {
        let isName = name.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") || isLetterOrDigit($0) }
        guard isName, !name.isEmpty, !name.hasPrefix(".") else { return false }
        return FileManager.default.fileExists(atPath: "\(path)/\(name)")
    }

    private func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension Int {
    /// A number of bytes for readers: `5.2 MB`.
    var inMegabytes: String {
        let tenths = (self + 50_000) / 100_000
        return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
    }
}
