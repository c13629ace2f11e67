// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import CFastCGI
import Glibc

/// libfcgi as a whole: its one-time set-up.
enum LibFCGI {
    /// Sets the library up, once in the process.
    static func prepare() throws(FastCGIError) {
        guard isReady else { throw FastCGIError(operation: "FCGX_Init", code: .libraryUnavailable) }
    }

    /// `FCGX_Init` replaces the handlers of three signals when nobody handles them, without `SA_RESTART`: a signal would
    /// then cut a body or an answer short. So they are handled while it looks, and put back afterwards. Only a handler
    /// for SIGPIPE remains, since its default ends the process when a web server goes away.
    private static let isReady: Bool = {
        let previous = [SIGTERM, SIGUSR1, SIGPIPE].map { ($0, handleIfUnhandled($0)) }
        let isReady = FCGX_Init() == 0
        for (signal, action) in previous {
            guard var action, signal != SIGPIPE || isIgnored(action) else { continue }
            sigaction(signal, &action, nil)
        }
        return isReady
    }()

    /// Installs a handler that does nothing where there is none, and returns what was there; nil when there was one.
    private static func handleIfUnhandled(_ signal: Int32) -> sigaction? {
        var previous = sigaction()
        guard sigaction(signal, nil, &previous) == 0, isDefault(previous) || isIgnored(previous) else { return nil }
        var action = sigaction()
        action.__sigaction_handler.sa_handler = passOver
        action.sa_flags = SA_RESTART
        sigaction(signal, &action, nil)
        return previous
    }

    private static func isDefault(_ action: sigaction) -> Bool {
        action.__sigaction_handler.sa_handler == nil
    }

    /// `SIG_IGN` is the number 1 in the place of a function's address. The cast is sound: an optional C function is an
    /// address and nothing else, and it is only compared.
    private static func isIgnored(_ action: sigaction) -> Bool {
        unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
    }
}

/// The handler: that a system call reports the event is enough.
private func passOver(_ signal: Int32) {}
