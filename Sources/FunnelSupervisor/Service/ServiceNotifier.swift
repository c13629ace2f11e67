// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

private import Glibc

/// Tells systemd how the service is: the protocol of sd_notify(3), which is a datagram to a socket.
package struct ServiceNotifier: Sendable {
    private let address: [UInt8]?
    /// How often the watchdog wants to hear something, nil if there is none.
    package let watchdogInterval: Duration?

    /// The service manager that the environment names; without one nothing is told.
    package init() {
        let variables = { (name: String) in getenv(name).map { String(cString: $0) } }
        self.init(
            socket: variables("NOTIFY_SOCKET"),
            watchdog: variables("WATCHDOG_USEC"),
            watchdogProcess: variables("WATCHDOG_PID"),
            process: getpid()
        )
    }

    init(socket: String?, watchdog: String?, watchdogProcess: String?, process: Int32) {
        address = socket.flatMap(Self.address)
        let isMeant = watchdogProcess.map { Int32($0) == process } ?? true
        let microseconds = watchdog.flatMap { Int64($0) }.flatMap { $0 > 0 && isMeant ? $0 : nil }
        // Half of the time, as sd_watchdog_enabled(3) recommends.
        watchdogInterval = microseconds.map { .microseconds(max(1, $0 / 2)) }
    }

    /// Tells a state: lines such as `READY=1`.
    package func send(_ state: String) {
        guard let address else { return }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let bytes = Array(state.utf8)
        address.withUnsafeBytes { address in
            guard let start = address.baseAddress else { return }
            let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
            let target = start.assumingMemoryBound(to: sockaddr.self)
            _ = sendto(descriptor, bytes, bytes.count, flags, target, socklen_t(address.count))
        }
    }

    /// The bytes of a `sockaddr_un`. A name that begins with `@` is one without a file.
    static func address(_ name: String) -> [UInt8]? {
        var path = Array(name.utf8)
        guard let first = path.first, first == UInt8(ascii: "/") || first == UInt8(ascii: "@"), path.count < 108 else {
            return nil
        }
        if first == UInt8(ascii: "@") { path[0] = 0 } else { path.append(0) }
        guard path.count <= 108 else { return nil }
        return withUnsafeBytes(of: sa_family_t(AF_UNIX)) { Array($0) } + path
    }
}

extension ServiceNotifier {
    package func send(_ state: ServiceState) {
        switch state {
        case .ready: send("READY=1")
        case .reloading:
            var time = timespec()
            clock_gettime(CLOCK_MONOTONIC, &time)
            // Type=notify-reload wants the time, so that it knows which reload is meant.
            send("RELOADING=1\nMONOTONIC_USEC=\(time.tv_sec * 1_000_000 + time.tv_nsec / 1_000)")
        case .stopping: send("STOPPING=1")
        }
    }
}
