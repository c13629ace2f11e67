// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import FunnelStatus

#if HTTPServer
    internal import ArgumentParser
    internal import FunnelHTTPServer
    internal import Logging
#endif

/// Serves an application over HTTP.
enum HTTPService {
    #if HTTPServer
        /// Serves until SIGTERM or SIGINT has been handled, as a worker of a supervisor or alone.
        static func run(
            _ application: some GatewayApplication,
            address: String,
            settings: ServeSettings,
            worker: WorkerProcess?,
            startReporting: (@escaping @Sendable () -> ServerFigures) -> Void
        ) throws {
            let server = try server(application, address: address, settings: settings, worker: worker)
            LogOutput.standard.startGathering()
            defer { LogOutput.standard.flush() }
            let isFinished = try server.run { addresses in
                LogFile.forgetStarter()
                startReporting { server.figures }
                // A supervisor has said it for all its workers.
                if let worker { return worker.serve(server) }
                announce(addresses, with: "\(settings.threads) threads")
                ServiceNotice.ready()
            } whenStopping: {
                if worker == nil { ServiceNotice.stopping() }
            }
            // What the stop cut off was logged; the exit code says it to whoever asked for the stop.
            guard isFinished else { throw ExitCode.failure }
        }

        private static func server<Application>(
            _ application: Application,
            address text: String,
            settings: ServeSettings,
            worker: WorkerProcess?
        ) throws -> HTTPServer<Application> {
            let (threads, limits) = (settings.threads, settings.limits)
            if let worker {
                let descriptors = worker.descriptors
                worker.warnWithoutSlot()
                return HTTPServer(
                    application,
                    inheriting: descriptors,
                    threads: threads,
                    limits: limits,
                    statusPages: settings.statusPages,
                    slot: worker.slot
                )
            }
            return HTTPServer(
                application,
                listeningOn: [try address(text, access: settings.access)],
                socketMode: settings.access.mode,
                threads: threads,
                limits: limits,
                statusPages: settings.statusPages
            )
        }

        /// Says where requests are taken.
        static func announce(_ addresses: [HTTPAddress], with workforce: String) {
            let logger = Logger(label: "funnel.general")
            for address in addresses { logger.info("Serving HTTP on \(address.url) with \(workforce)") }
        }

        /// Reads an address, and judges whether the socket's permissions can be had there.
        static func address(_ text: String, access: SocketAccess) throws -> HTTPAddress {
            let address: HTTPAddress
            do {
                address = try HTTPAddress(text)
            } catch {
                throw ValidationError("\(error)")
            }
            if case .tcp = address, !access.isDefault {
                throw ValidationError("--socket-mode, -owner and -group are for unix sockets, not for \(address)")
            }
            guard access.owner == nil, access.group == nil else {
                throw ValidationError("--socket-owner and --socket-group are for the sockets of FastCGI")
            }
            return address
        }
    #else
        /// Says that there is no server.
        static func run(
            _ application: some GatewayApplication,
            address: String,
            settings: ServeSettings,
            worker: WorkerProcess?,
            startReporting: (@escaping @Sendable () -> ServerFigures) -> Void
        ) throws {
            throw HTTPUnavailable()
        }
    #endif
}
