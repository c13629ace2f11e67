// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

#if canImport(FunnelSupervisor)
    internal import FunnelSupervisor
    private import Glibc
#endif

/// What systemd is told of a program without a supervisor, for `Type=notify` and `WatchdogSec`.
enum ServiceNotice {
    #if canImport(FunnelSupervisor)
        /// Tells that requests are answered. The watchdog hears that all is well from now on and as long as the process
        /// is scheduled: its threads may all be busy for a good reason.
        static func ready() {
            let notifier = ServiceNotifier()
            notifier.send(.ready)
            guard let interval = notifier.watchdogInterval else { return }
            let microseconds = useconds_t(clamping: Int((interval / .microseconds(1)).rounded(.down)))
            // A system that gives no thread gives none to requests either: then the watchdog is right to act.
            try? WorkerThread.start {
                while true {
                    notifier.send("WATCHDOG=1")
                    usleep(microseconds)
                }
            }
        }

        /// Tells that no more requests are taken.
        static func stopping() {
            ServiceNotifier().send(.stopping)
        }
    #else
        /// There is no systemd on this platform.
        static func ready() {}

        /// The same.
        static func stopping() {}
    #endif
}
