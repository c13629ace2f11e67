// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

extension SocketDescriptor {
    /// Sends three pieces as one; results as for `send`. The signal that a vanished peer would raise is kept away.
    func send(
        _ first: UnsafeRawBufferPointer,
        _ second: UnsafeRawBufferPointer,
        _ third: UnsafeRawBufferPointer
    ) -> Int32 {
        let pieces = [first, second, third]
        var sent = gather(pieces)
        guard sent >= 0 else { return Int32(clamping: -sent) }
        for piece in pieces {
            let part = min(sent, piece.count)
            sent -= part
            let code = send(UnsafeRawBufferPointer(rebasing: piece.dropFirst(part)))
            if code != 0 { return code }
        }
        return 0
    }

    /// One sendmsg(2): how much went, or the negative of `errno`.
    private func gather(_ pieces: [UnsafeRawBufferPointer]) -> Int {
        // The system only reads through these pointers.
        var vectors = pieces.map {
            iovec(iov_base: UnsafeMutableRawPointer(mutating: $0.baseAddress), iov_len: $0.count)
        }
        return vectors.withUnsafeMutableBufferPointer { vectors in
            var message = msghdr()
            message.msg_iov = vectors.baseAddress
            message.msg_iovlen = vectors.count
            while true {
                let sent = sendmsg(rawValue, &message, Int32(MSG_NOSIGNAL))
                if sent >= 0 { return sent }
                if errno != EINTR { return -Int(errno) }
            }
        }
    }
}
