// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// The requests that came, in the order in which they came.
final class RequestLog: Sendable {
    private let lines = Mutex<[String]>([])

    func add(_ line: String) {
        lines.withLock { $0.append(line) }
    }

    var text: String {
        lines.withLock { $0.map { "\($0)\n" }.joined() }
    }
}
