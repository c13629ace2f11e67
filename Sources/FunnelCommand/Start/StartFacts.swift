// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// What the program was started with.
struct StartFacts {
    /// True if descriptor 0 is a listening socket, as FastCGI's specification hands it over (section 2.2).
    var standardInputListens: Bool
    /// The process's own id.
    var processID: Int32
    /// The environment.
    var environment: ProcessEnvironment

    /// The facts of this process.
    static func ofProcess() -> StartFacts {
        StartFacts(standardInputListens: isListening(0), processID: getpid(), environment: .ofProcess)
    }

    /// True if systemd handed over sockets, and to this process (sd_listen_fds(3)): children inherit the variables.
    var hasSystemdSockets: Bool {
        guard let count = environment["LISTEN_FDS"].flatMap({ Int($0) }), count > 0 else { return false }
        return environment["LISTEN_PID"].flatMap { Int32($0) } == processID
    }

    /// True if the process is a worker of a supervisor, which was started with a socket itself.
    var isWorker: Bool { environment["FUNNEL_WORKER"] != nil }

    private static func isListening(_ descriptor: Int32) -> Bool {
        var answer: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        return getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &answer, &size) == 0 && answer != 0
    }
}
