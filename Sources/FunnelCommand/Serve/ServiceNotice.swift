// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(FunnelSupervisor)
    internal import FunnelSupervisor
#endif

/// What systemd is told of a program without a supervisor, for `Type=notify` and `WatchdogSec`.
enum ServiceNotice {
    /// Tells that requests are answered, and goes on telling that the process runs.
    static func ready() {
        #if canImport(FunnelSupervisor)
            let notifier = ServiceNotifier()
            notifier.send(.ready)
            notifier.startFeedingWatchdog()
        #endif
    }

    /// Tells that no more requests are taken.
    static func stopping() {
        #if canImport(FunnelSupervisor)
            ServiceNotifier().send(.stopping)
        #endif
    }
}
