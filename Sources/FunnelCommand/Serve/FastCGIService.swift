// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import FunnelStatus

#if canImport(FunnelFastCGI)
    internal import ArgumentParser
    internal import FastCGI
    internal import FunnelFastCGI
    internal import Logging
#endif

/// Serves an application over FastCGI.
enum FastCGIService {
    #if canImport(FunnelFastCGI)
        /// Serves until SIGTERM or SIGINT has been handled, as a worker of a supervisor or alone.
        static func run(
            _ application: some GatewayApplication,
            settings: ServeSettings,
            worker: WorkerProcess?,
            startReporting: (@escaping @Sendable () -> ServerFigures) -> Void
        ) throws {
            let sockets = try worker?.sockets() ?? sockets(settings)
            let server = try FastCGIServer(
                application,
                listeningOn: sockets,
                role: settings.role == .authorizer ? .authorizer : .responder,
                threads: settings.threads,
                limits: settings.limits,
                containsTraps: settings.containsTraps,
                statusPages: settings.statusPages,
                slot: worker?.slot,
                replacementWanted: { worker?.askForReplacement($0) }
            )
            // A supervisor has said it for all its workers.
            if worker == nil { announce(sockets, with: "\(settings.threads) threads") }
            worker?.warnWithoutSlot()
            LogFile.forgetStarter()
            LogOutput.standard.startGathering()
            defer { LogOutput.standard.flush() }
            // What the stop cut off was logged; the exit code says it to whoever asked for the stop.
            let isFinished = try server.run {
                startReporting { server.figures }
                if let worker { worker.serve(server, threads: settings.threads) } else { ServiceNotice.ready() }
            } whenStopping: {
                if worker == nil { ServiceNotice.stopping() }
            }
            guard server.isDamaged else {
                guard isFinished else { throw ExitCode.failure }
                return
            }
            // A supervisor replaces this process and then lets it go; whoever else has started it sees the status.
            guard worker?.waitForLeave(timeout: settings.limits.stopTimeout) == true else {
                throw ExitCode(ProgramExit.trap)
            }
        }

        /// Says where requests are taken.
        static func announce(_ sockets: [ListeningSocket], with workforce: String) {
            let logger = Logger(label: "funnel.general")
            for socket in sockets {
                logger.info("Serving FastCGI on \(socket) with \(workforce)")
                if let warning = socket.warning { logger.warning("\(warning)") }
            }
        }

        /// Opens the socket that was asked for, or takes those that the program was started with.
        static func sockets(_ settings: ServeSettings) throws -> [ListeningSocket] {
            guard let text = settings.fastCGI else { return try ListeningSocket.inherited() }
            let address = try address(text)
            let access = settings.access
            if case .tcp = address, !access.isDefault {
                throw ValidationError("--socket-mode, -owner and -group are for unix sockets, not for \(address)")
            }
            let permissions = SocketPermissions(mode: access.mode, owner: access.owner, group: access.group)
            return [try ListeningSocket(address, permissions: permissions)]
        }

        private static func address(_ text: String) throws -> FastCGIAddress {
            do {
                return try FastCGIAddress(text)
            } catch {
                throw ValidationError("\(error)")
            }
        }
    #else
        /// Says that there is no server yet.
        static func run(
            _ application: some GatewayApplication,
            settings: ServeSettings,
            worker: WorkerProcess?,
            startReporting: (@escaping @Sendable () -> ServerFigures) -> Void
        ) throws {
            throw FastCGIUnavailable()
        }
    #endif
}
