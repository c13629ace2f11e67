// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension EventQueue {
    /// The operations of epoll_ctl(2).
    enum Change: Int32 {
        case add = 1
        case remove = 2
        case change = 3
    }

    /// The bits of epoll_ctl(2): `EPOLLIN`, `EPOLLRDHUP`, that with `EPOLLHUP` and `EPOLLERR`, `EPOLLEXCLUSIVE`, `EPOLLET`.
    enum Interest {
        static let readable: UInt32 = 0x1
        static let ended: UInt32 = 0x2000
        static let over: UInt32 = 0x2018
        static let exclusive: UInt32 = 1 << 28
        static let edge: UInt32 = 1 << 31
    }

    /// The 64 bits that come back with an event: its kind above, a number below.
    enum Token {
        static let finished: UInt64 = 0
        static let timer: UInt64 = 1 << 32

        static func listener(_ index: Int) -> UInt64 { 2 << 32 | UInt64(UInt32(truncatingIfNeeded: index)) }
        static func connection(_ descriptor: Int32) -> UInt64 { 3 << 32 | UInt64(UInt32(bitPattern: descriptor)) }

        static func event(_ token: UInt64, hasEnded: Bool) -> EventQueue.Event {
            let number = UInt32(truncatingIfNeeded: token)
            return switch token >> 32 {
            case 0: .finished
            case 1: .timer
            case 2: .listener(Int(number))
            default: .connection(Int32(bitPattern: number), hasEnded: hasEnded)
            }
        }
    }
}
