// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// The key that cookies are signed with, for those who do not give one: it must be the same after a restart, or everybody
/// is signed out.
enum SecretFile {
    private static let fewestCharacters = 32

    /// What the file says. If there is no file it is made, and nobody but this user may read it.
    static func contents(path: String) throws -> String {
        // Only one of two programs that start at once makes the file.
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor >= 0 {
            let text = (0..<4).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined(separator: "-")
            try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(contentsOf: Data(text.utf8))
            return text
        }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8), text.count >= fewestCharacters else {
            throw NotUsable(path: path)
        }
        return text
    }

    struct NotUsable: Error, CustomStringConvertible {
        let path: String
        var description: String {
            "\(path) is no key for cookies and cannot be made: make its folder writable, or give --cookie-secret"
        }
    }
}
