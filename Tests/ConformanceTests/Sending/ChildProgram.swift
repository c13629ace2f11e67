// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport

/// A program started with an environment of bytes, which Foundation's cannot have, and with files for its input and
/// output.
struct ChildProgram {
    private let id: pid_t

    init(_ path: String, environment: [(String, String)], input: String, output: String) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_TRUNC, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let entries = environment.map { "\($0)=\($1)".latin1Bytes.map { CChar(bitPattern: $0) } + [0] }
        var id: pid_t = 0
        let code = Self.withPointers(to: [Array(path.utf8CString)]) { arguments in
            Self.withPointers(to: entries) { posix_spawn(&id, path, &actions, nil, arguments, $0) }
        }
        guard code == 0 else { throw TestFailure("cannot start \(path): errno \(code)") }
        self.id = id
    }

    /// Waits for the program's end, and says how it ended, as `wait` does.
    func waitForEnd() -> Int32 {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        return status
    }

    /// Calls with the pointers to texts that end in zero, and a nil behind them; they are good during the call.
    private static func withPointers<Result>(
        to texts: [[CChar]],
        _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = texts.map { text in text.withUnsafeBufferPointer { $0.baseAddress.map { strdup($0) } ?? nil } }
        defer { copies.forEach { free($0) } }
        return body(copies + [nil])
    }
}
