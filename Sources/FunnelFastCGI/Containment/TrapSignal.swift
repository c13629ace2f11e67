// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FastCGI
private import Glibc

/// What the signal of a trap says, in words.
struct TrapSignal: CustomStringConvertible {
    private let trap: FastCGITrap

    init(_ trap: FastCGITrap) {
        self.trap = trap
    }

    var description: String {
        switch trap.signal {
        case SIGILL: "SIGILL (a failed check or fatalError)"
        case SIGTRAP: "SIGTRAP (a failed check or fatalError)"
        case SIGSEGV: "SIGSEGV (no memory at \(address))"
        case SIGBUS: "SIGBUS (no memory at \(address))"
        case SIGFPE: "SIGFPE (arithmetic)"
        default: "signal \(trap.signal)"
        }
    }

    private var address: String { "0x" + String(trap.address, radix: 16) }
}
