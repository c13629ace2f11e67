// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import CFastCGI
import Glibc

extension ListeningSocket {
    /// What one look at the queue of new connections brought.
    enum Arrival {
        case connection(SocketDescriptor, peer: SocketAddress)
        /// The queue is empty.
        case nothing
        /// Memory or descriptors are short, or the socket is broken: asking again at once would not help.
        case exhausted
    }

    /// Takes one connection from the queue without waiting.
    func acceptOne() -> Arrival {
        while true {
            var result: Int32 = -1
            let peer = SocketAddress { address, length in
                result = funnel_accept(descriptor.rawValue, address, &length, O_CLOEXEC)
                return result
            }
            if let peer { return .connection(SocketDescriptor(rawValue: result), peer: peer) }
            switch errno {
            // accept(2): this one was gone or forbidden, and it has left the queue; there may be others behind it.
            case EINTR, ECONNABORTED, EPROTO, EPERM: continue
            case EAGAIN: return .nothing
            default: return .exhausted
            }
        }
    }

    /// Ends the listening of a server that stops; the descriptor's number stays taken until the object goes.
    ///
    /// The file goes first, so that nobody finds the socket any more. Then a unix socket of our own refuses connections,
    /// while those in its queue can still be taken. For an inherited one shutdown(2) would end it for every process that
    /// shares it, and for TCP it would drop the queue.
    package func refuseNew() {
        removeFile()
        if isLocal, !isInherited { descriptor.shutdown(SHUT_RD) }
    }

    /// Lets go of the socket. Another thread may be about to call accept4(2) with the number, so it is not closed but
    /// overlaid with a descriptor that accepts nothing: it can never mean somebody else's socket.
    func release(replacement: Int32) {
        _ = funnel_duplicate(replacement, descriptor.rawValue, O_CLOEXEC)
    }
}
