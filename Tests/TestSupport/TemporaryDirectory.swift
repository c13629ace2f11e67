// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A fresh directory that goes away with its object.
public final class TemporaryDirectory: Sendable {
    /// Where it is; short, since paths of unix sockets are.
    public let path: String

    /// Makes one under `/tmp`.
    public init() throws {
        var template = Array("/tmp/funnel-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw TestFailure("mkdtemp: \(errno)") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        remove(path)
    }

    /// The path of a file in it.
    public func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file in it, in place of one with that name.
    ///
    /// - Returns: The file's path.
    @discardableResult
    public func write(_ name: String, _ bytes: some Collection<UInt8>) throws -> String {
        let path = file(name)
        guard let stream = fopen(path, "wb") else { throw TestFailure("fopen \(path): \(errno)") }
        let bytes = Array(bytes)
        let written = fwrite(bytes, 1, bytes.count, stream)
        guard fclose(stream) == 0, written == bytes.count else { throw TestFailure("fwrite \(path): \(errno)") }
        return path
    }

    private func remove(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        if status.st_mode & S_IFMT == S_IFDIR, let directory = opendir(path) {
            var names: [String] = []
            while let entry = readdir(directory) {
                names.append(
                    withUnsafeBytes(of: &entry.pointee.d_name) {
                        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
                    }
                )
            }
            closedir(directory)
            for name in names where name != "." && name != ".." { remove("\(path)/\(name)") }
            rmdir(path)
        } else {
            unlink(path)
        }
    }
}
