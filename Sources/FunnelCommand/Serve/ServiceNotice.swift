// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(FunnelSupervisor)
    internal import FunnelSupervisor
#endif

/// What systemd is told of a program without a supervisor, for `Type=notify`.
enum ServiceNotice {
    /// Tells that requests are answered.
    static func ready() {
        #if canImport(FunnelSupervisor)
            ServiceNotifier().send("READY=1")
        #endif
    }
}
