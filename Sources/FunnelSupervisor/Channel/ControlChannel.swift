// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

private import Glibc

/// One end of the connection between a supervisor and a worker. Closed with its object.
final class ControlChannel: Sendable {
    /// What a look for a message brought.
    enum Arrival: Sendable, Hashable {
        case message(ControlMessage)
        /// A message of another version, which is left alone.
        case unknown
        case nothing
        /// The other side is gone.
        case end
    }

    let descriptor: Int32

    /// Takes over a descriptor.
    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Two connected ends, closed on exec.
    static func pair() throws(SupervisorError) -> (ControlChannel, ControlChannel) {
        var ends: [Int32] = [-1, -1]
        // Packets, so that a message comes whole, and the end of the other process is seen.
        let kind = Int32(SOCK_SEQPACKET.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw SupervisorError("connect to a worker", errno: errno)
        }
        return (ControlChannel(descriptor: ends[0]), ControlChannel(descriptor: ends[1]))
    }

    /// Sends a message. It is lost if the other side is gone or takes nothing any more: what becomes of that process
    /// is seen in other ways.
    func send(_ message: ControlMessage) {
        let bytes = message.bytes
        _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    }

    /// Takes a message that has come, without waiting.
    func receive() -> Arrival {
        var buffer = [UInt8](repeating: 0, count: ControlMessage.maximumLength)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            if count > 0 { return ControlMessage(buffer.prefix(count)).map { .message($0) } ?? .unknown }
            if count == 0 { return .end }
            switch errno {
            case EINTR: continue
            case EAGAIN: return .nothing
            default: return .end
            }
        }
    }

    /// Waits until something has come, the other side is gone, or the time is over.
    func wait(milliseconds: Int32) {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&entry, 1, milliseconds)
    }
}
