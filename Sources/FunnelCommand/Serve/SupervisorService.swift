// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

#if canImport(FunnelSupervisor)
    internal import ArgumentParser
    internal import FunnelSupervisor
    internal import Logging
#endif

/// Keeps worker processes of this program serving.
enum SupervisorService {
    #if canImport(FunnelSupervisor)
        /// Supervises until SIGTERM, SIGINT or SIGQUIT has been handled. The application is not made in this process.
        static func run(_ settings: ServeSettings, _ workers: WorkerSettings, count: WorkerCount) throws {
            let sockets = try FastCGIService.sockets(settings)
            var supervision = SupervisorSettings(workers: number(count))
            supervision.startTimeout = workers.startTimeout
            supervision.drainTimeout = workers.drainTimeout
            supervision.stopTimeout = settings.limits.stopTimeout
            let supervisor = try Supervisor(listeningOn: sockets, settings: supervision)
            let work = "\(supervision.workers) workers, each with \(settings.threads) threads"
            FastCGIService.announce(sockets, with: work)
            let status = supervisor.run()
            guard status == 0 else { throw ExitCode(status) }
        }

        private static func number(_ count: WorkerCount) -> Int {
            switch count {
            case .auto: CoreCount.current()
            case .fixed(let number): number
            }
        }
    #else
        /// Says that there is no supervisor.
        static func run(_ settings: ServeSettings, _ workers: WorkerSettings, count: WorkerCount) throws {
            throw FastCGIUnavailable()
        }
    #endif
}
