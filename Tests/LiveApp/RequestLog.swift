// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// The latest requests that came, in the order in which they came.
final class RequestLog: Sendable {
    private let lines = Mutex<[String]>([])

    func add(_ line: String) {
        lines.withLock { lines in
            lines.append(line)
            // Tests that send a hundred thousand requests measure memory.
            if lines.count > 5_000 { lines.removeFirst(1_000) }
        }
    }

    var text: String {
        lines.withLock { $0.map { "\($0)\n" }.joined() }
    }
}
