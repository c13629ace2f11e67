// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Synchronization
import TestSupport

/// Sends from a second thread, for what is longer than a socket's buffer while the other side does not read.
///
/// The unchecked box is sound: the client's descriptor does not change while the thread runs, sending and receiving touch
/// nothing else, and `finish` waits for the thread.
final class FastCGISender {
    private struct Box: @unchecked Sendable {
        let client: FastCGIClient
    }

    private let thread: TestThread

    init(_ client: FastCGIClient, _ bytes: [UInt8]) throws {
        let box = Box(client: client)
        thread = try TestThread { try? box.client.send(bytes) }
    }

    func finish() {
        thread.join()
    }
}
