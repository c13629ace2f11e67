// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// An open connection while one thread has it in hand.
struct Connection: Sendable {
    let descriptor: SocketDescriptor

    /// It came over a unix socket.
    let isLocal: Bool

    /// It has not carried a request yet.
    var isFresh = true

    /// The event queue knows its descriptor.
    var isQueued = false

    /// The receive and send timeouts are set.
    var isTimed = false

    /// Its receiving side was shut down: what had arrived by then is served, nothing follows.
    var isEnding = false
}
