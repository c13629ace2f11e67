// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import FunnelStatus
internal import Logging

#if canImport(FunnelSupervisor)
    private import Dispatch
    internal import FastCGI
    internal import FunnelFastCGI
    internal import FunnelSupervisor
#endif
#if HTTPServer
    internal import FunnelHTTPServer
#endif

/// This process as one of several workers of a supervisor.
struct WorkerProcess: Sendable {
    #if canImport(FunnelSupervisor)
        private let start: WorkerStart
        private let link: WorkerLink
        private let leave = DispatchSemaphore(value: 0)
        /// Where it counts; nil if the supervisor has no place for it, or is of another version of the program.
        let slot: ScoreboardSlot?

        /// Joins the supervisor that started this process.
        ///
        /// - Returns: nil if none did.
        static func join(_ settings: WorkerSettings) throws -> WorkerProcess? {
            guard let start = try WorkerStart.take() else { return nil }
            var limits = WorkerLimits(
                maximumRequests: settings.maximumRequests.flatMap { UInt64(exactly: $0) },
                maximumMemory: settings.maximumMemory
            )
            limits.drainTimeout = settings.drainTimeout
            let link = try WorkerLink(start, limits: limits) { try WorkerThread.start($0) }
            let board = start.passed["scoreboard"].flatMap { Scoreboard.passed($0) }
            let slot = board.flatMap { ScoreboardSlot(board: $0, worker: start.worker) }
            return WorkerProcess(start: start, link: link, slot: slot)
        }

        /// What the supervisor has decided to serve: a worker was started in another way and could decide otherwise.
        func serves(_ settings: ServeSettings) -> ServeProtocol? {
            let http = ServeProtocol.http(settings.http ?? ServeProtocol.defaultAddress)
            return start.service == http.service ? http : .fastCGI
        }

        /// Lets whoever starts the program learn why this worker cannot serve. To be called when the log is there.
        func findStarter() {
            if let descriptor = start.passed[Starter.name] { LogFile.setStarter(descriptor) }
        }

        /// The sockets that the supervisor listens on.
        func sockets() throws -> [ListeningSocket] {
            try ListeningSocket.inherited(start.listening)
        }

        /// Says that the status of this worker is its own only, if it is so.
        func warnWithoutSlot() {
            guard slot == nil else { return }
            Logger(label: "funnel.general").warning(
                "The status of this worker shows no others: the supervisor is of another version, or has no room"
            )
        }

        /// The descriptors of these sockets.
        var descriptors: [Int32] { start.listening }

        /// Tells the supervisor that the server answers, and lets it end the server.
        func serve<Application>(_ server: FastCGIServer<Application>, threads: Int) {
            link.serve(
                WorkerDuty(
                    acceptors: { (running: server.statistics.acceptors, all: threads) },
                    requests: { server.statistics.requests },
                    leave: { [leaveOrdered = leave] leave in
                        leaveOrdered.signal()
                        switch leave {
                        // Less than the whole time, so that idle connections are not taken for requests in hand.
                        case .drain(let time): server.retire(patience: time * 0.9, timeout: time)
                        case .stop(let time): server.retire(patience: min(time, .milliseconds(500)), timeout: time)
                        }
                    }
                )
            )
        }
        /// Asks the supervisor to put another process in this one's place.
        func askForReplacement(_ reason: String) {
            link.askForReplacement(reason)
        }

        /// Waits until the supervisor lets this process go. One that went before would count as dead.
        ///
        /// - Returns: False if the time is over.
        func waitForLeave(timeout: Duration) -> Bool {
            leave.wait(timeout: .now() + .milliseconds(timeout.wholeMilliseconds)) == .success
        }

        #if HTTPServer
            /// Tells the supervisor that the server answers, and lets it end the server.
            func serve<Application>(_ server: HTTPServer<Application>) {
                link.serve(
                    WorkerDuty(
                        acceptors: { server.listening },
                        requests: { server.requests },
                        leave: { leave in
                            switch leave {
                            case .drain(let time): server.retire(patience: time * 0.9, timeout: time)
                            case .stop(let time):
                                server.retire(patience: min(time, .milliseconds(500)), timeout: time)
                            }
                        }
                    )
                )
            }
        #endif
    #else
        /// There are no supervisors on this platform.
        static func join(_ settings: WorkerSettings) throws -> WorkerProcess? { nil }

        /// There is nobody.
        func findStarter() {}

        /// Nobody has decided.
        func serves(_ settings: ServeSettings) -> ServeProtocol? { nil }

        /// There are none.
        var descriptors: [Int32] { [] }

        /// Nobody else counts.
        var slot: ScoreboardSlot? { nil }

        /// There are no others.
        func warnWithoutSlot() {}

        #if HTTPServer
            /// There is nobody to tell.
            func serve<Application>(_ server: HTTPServer<Application>) {}
        #endif
    #endif
}
