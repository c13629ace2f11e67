// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

#if canImport(FunnelSupervisor)
    internal import ArgumentParser
    internal import FastCGI
    internal import FunnelStatus
    internal import FunnelSupervisor
    internal import Logging

    #if HTTPServer
        internal import FunnelHTTPServer
    #endif
#endif

/// Keeps worker processes of this program serving.
enum SupervisorService {
    #if canImport(FunnelSupervisor)
        /// Supervises until SIGTERM, SIGINT or SIGQUIT has been handled. The application is not made in this process.
        static func run(
            _ chosen: ServeProtocol,
            settings: ServeSettings,
            workers: WorkerSettings,
            count: WorkerCount
        ) throws {
            var supervision = SupervisorSettings(workers: number(count))
            supervision.startTimeout = workers.startTimeout
            supervision.drainTimeout = workers.drainTimeout
            supervision.workerTimeout = workers.workerTimeout
            supervision.stopTimeout = settings.limits.stopTimeout
            let workforce = "\(supervision.workers) workers, each with \(settings.threads) threads"
            let sockets = try sockets(chosen, settings: settings, workforce: workforce)
            let service = chosen.service
            if let terminal = SpawnFCGI.takeTerminal() { LogFile.setStarter(terminal) }
            let supervisor = try Supervisor(
                listeningOn: sockets,
                service: service,
                scoreboard: Scoreboard.shared(workers: supervision.workers, threads: settings.threads),
                starter: starter,
                settings: supervision,
                reopenLog: LogFile.reopen
            )
            let status = supervisor.run()
            guard status == 0 else { throw ExitCode(status) }
        }

        /// Whoever looks on while the program starts, if that is not where the log goes.
        private static var starter: Starter? {
            LogFile.starter.map { descriptor in
                Starter(
                    descriptor: descriptor,
                    tell: { LogFile.tellStarter("\(ProgramName.current): \($0)\n") },
                    forget: LogFile.forgetStarter
                )
            }
        }

        private static func number(_ count: WorkerCount) -> Int {
            switch count {
            case .auto: CoreCount.current()
            case .fixed(let number): number
            }
        }

        /// Opens the sockets for all workers, and says where they are.
        private static func sockets(
            _ chosen: ServeProtocol,
            settings: ServeSettings,
            workforce: String
        ) throws -> [ListeningSocket] {
            switch chosen {
            case .fastCGI:
                let sockets = try FastCGIService.sockets(settings)
                FastCGIService.announce(sockets, with: workforce)
                return sockets
            case .http(let text): return [try httpSocket(text, settings: settings, workforce: workforce)]
            }
        }

        #if HTTPServer
            private static func httpSocket(
                _ text: String,
                settings: ServeSettings,
                workforce: String
            ) throws -> ListeningSocket {
                let address = try HTTPService.address(text, access: settings.access)
                let socket: ListeningSocket
                switch address {
                case .unix(let path):
                    let permissions = SocketPermissions(mode: settings.access.mode)
                    socket = try ListeningSocket(.unix(path: path), permissions: permissions)
                    HTTPService.announce([address], with: workforce)
                case .tcp(let host, let port):
                    socket = try ListeningSocket(.tcp(host: host, port: port))
                    HTTPService.announce([.tcp(host: host, port: socket.port ?? port)], with: workforce)
                }
                return socket
            }
        #else
            private static func httpSocket(
                _ text: String,
                settings: ServeSettings,
                workforce: String
            ) throws -> ListeningSocket {
                throw HTTPUnavailable()
            }
        #endif
    #else
        /// Says that there is no supervisor.
        static func run(
            _ chosen: ServeProtocol,
            settings: ServeSettings,
            workers: WorkerSettings,
            count: WorkerCount
        ) throws {
            throw WorkersUnavailable()
        }
    #endif
}
