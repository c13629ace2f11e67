// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Funnel

/// `serve`: answers requests until it is told to stop.
struct ServeCommand<Command: ApplicationCommand>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "serve",
            abstract: "Serve the application over HTTP or FastCGI.",
            discussion: """
                Without --http and --fastcgi it serves FastCGI if the program was started with a listening socket, \
                otherwise HTTP on \(ServeProtocol.defaultAddress). Every option \
                has an environment twin, which the option overrides: FUNNEL_THREADS=16 is --threads 16.
                """
        )
    }

    @OptionGroup(title: "Application") var application: Command
    @OptionGroup(title: "Serving") var serving: ServeOptions
    @OptionGroup(title: "Worker processes") var workers: WorkerOptions
    @OptionGroup(title: "Requests") var common: CommonOptions

    func run() throws {
        let settings = try usageChecked {
            try ServeSettings(serving, common: common.values, environment: .ofProcess)
        }
        if serving.printLimits { return print(LimitTable(settings.limits).text, terminator: "") }
        let supervision = try usageChecked { try WorkerSettings(workers, environment: .ofProcess) }
        let start = StartMode(.ofProcess())
        let worker = try WorkerProcess.join(supervision)
        let chosen = try worker?.serves(settings) ?? ServeProtocol(settings, start: start)
        if settings.role == .authorizer { try checkAuthorizer(chosen) }
        try LineLogging.install(level: settings.logLevel, target: settings.logTarget)
        LogFile.handleSignal()
        worker?.findStarter()
        if worker == nil, let count = supervision.count {
            return try SupervisorService.run(chosen, settings: settings, workers: supervision, count: count)
        }
        if serving.explain {
            try serve(ExplainingApplication(), over: chosen, settings: settings, worker: worker)
        } else {
            try serve(try application.madeApplication(), over: chosen, settings: settings, worker: worker)
        }
    }

    private func serve(
        _ application: some GatewayApplication,
        over chosen: ServeProtocol,
        settings: ServeSettings,
        worker: WorkerProcess?
    ) throws {
        switch chosen {
        case .http(let address):
            try HTTPService.run(
                application,
                address: address,
                settings: settings,
                worker: worker,
                startReporting: self.application.startReporting
            )
        case .fastCGI:
            try FastCGIService.run(
                application,
                settings: settings,
                worker: worker,
                startReporting: self.application.startReporting
            )
        }
    }

    private func checkAuthorizer(_ chosen: ServeProtocol) throws {
        if serving.explain {
            throw ValidationError("--explain answers every request, which would allow every request as an authorizer")
        }
        if chosen != .fastCGI {
            throw ValidationError("--role: an authorizer is asked over FastCGI: it needs --fastcgi, or a socket")
        }
    }
}
