// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The key that cookies are signed with, for those who do not give one: it must be the same after a restart, or everybody
/// is signed out.
enum SecretFile {
    private static let fewestCharacters = 32

    /// What the file says; if there is no file it is made.
    static func contents(path: String) throws -> String {
        if let file = PrivateFile.make(path: path) {
            let text = (0..<4).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined(separator: "-")
            try file.write(contentsOf: Data(text.utf8))
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
