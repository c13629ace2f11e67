// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Funnel

/// `serve`: answers requests until it is told to stop.
struct ServeCommand<Command: ApplicationCommand>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "serve",
            abstract: "Serve the application over FastCGI.",
            discussion: """
                Without --fastcgi the listening socket is the one that the program was started with. Every option \
                has an environment twin, which the option overrides: FUNNEL_THREADS=16 is --threads 16.
                """
        )
    }

    @OptionGroup(title: "Application") var application: Command
    @OptionGroup(title: "Serving") var serving: ServeOptions
    @OptionGroup(title: "Requests") var common: CommonOptions

    func run() throws {
        let settings = try usageChecked {
            try ServeSettings(serving, common: common.values, environment: .ofProcess)
        }
        if serving.explain, settings.role == .authorizer {
            throw ValidationError("--explain answers every request, which would allow every request as an authorizer")
        }
        if serving.printLimits { return print(LimitTable(settings.limits).text, terminator: "") }
        guard settings.fastCGI != nil || StartMode(.ofProcess()) == .fastCGI else {
            StandardErrorStream().write(StartChoices.text(program: ProgramName.current))
            throw ExitCode(ProgramExit.usage)
        }
        try LineLogging.install(level: settings.logLevel, target: settings.logTarget)
        LogFile.handleSignal()
        if serving.explain { return try FastCGIService.run(ExplainingApplication(), settings: settings) }
        try FastCGIService.run(try application.madeApplication(), settings: settings)
    }
}
