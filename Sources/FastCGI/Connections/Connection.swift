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

    /// The event queue has an event for what comes next. What is there already may bring none.
    var isWatched = false

    /// The receive and send timeouts are set.
    var isTimed = false

    /// Its receiving side was shut down: what had arrived by then is served, nothing follows.
    var isEnding = false
}

extension Connection {
    /// Asks the web server to close a kept connection: an empty record of the error stream, which means nothing.
    ///
    /// nginx closes an idle connection on which something comes, and does not keep one on which something follows the
    /// end of a response. If it has just begun another request, the record stands before the response and is skipped.
    /// A web server that does not look at idle connections finds it there as well. (nginx uses the request id 1 only.)
    func askForClose() {
        guard !isFresh, !isEnding else { return }
        let header = RecordHeader(kind: .standardError, requestID: 1, contentLength: 0)
        descriptor.sendNow(header.bytes)
    }
}
