// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

#if HTTPServer
    internal import ArgumentParser
    internal import FunnelHTTPServer
    internal import Logging
#endif

/// Serves an application over HTTP.
enum HTTPService {
    #if HTTPServer
        /// Serves until SIGTERM or SIGINT has been handled.
        static func run(_ application: some GatewayApplication, address text: String, settings: ServeSettings) throws {
            let address = try address(text, access: settings.access)
            let server = HTTPServer(
                application,
                listeningOn: [address],
                socketMode: settings.access.mode,
                threads: settings.threads,
                limits: settings.limits
            )
            LogOutput.standard.startGathering()
            defer { LogOutput.standard.flush() }
            let isFinished = try server.run { addresses in
                announce(addresses, threads: settings.threads)
                LogFile.forgetStarter()
            }
            // What the stop cut off was logged; the exit code says it to whoever asked for the stop.
            guard isFinished else { throw ExitCode.failure }
        }

        private static func announce(_ addresses: [HTTPAddress], threads: Int) {
            let logger = Logger(label: "funnel.general")
            for address in addresses { logger.info("Serving HTTP on \(address.url) with \(threads) threads") }
        }

        private static func address(_ text: String, access: SocketAccess) throws -> HTTPAddress {
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
        static func run(_ application: some GatewayApplication, address: String, settings: ServeSettings) throws {
            throw HTTPUnavailable()
        }
    #endif
}
