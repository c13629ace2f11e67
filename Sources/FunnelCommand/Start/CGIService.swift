// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import Logging

/// Answers the request that the program was started for as a CGI program.
enum CGIService<Command: ApplicationCommand> {
    /// Answers it. Whatever is wrong with the program becomes a 500 and a log line: a web server has no other way to
    /// learn of it.
    static func run(environment: ProcessEnvironment) {
        BrokenPipe.becomesError()
        do {
            try answer(startLogging(environment: environment))
        } catch {
            CGITransport(GatewayFunction { _ in throw error }).run()
        }
    }

    /// Reads the settings and begins the log that they name, or, if that cannot be, the log on standard error.
    private static func startLogging(environment: ProcessEnvironment) throws -> CommonSettings {
        do {
            let settings = try CommonSettings(CommonOptionValues(), environment: environment, defaultLevel: .info)
            try LineLogging.install(level: settings.logLevel, target: settings.logTarget)
            return settings
        } catch {
            LineLogging.installStandard()
            throw error
        }
    }

    private static func answer(_ settings: CommonSettings) throws {
        // Not the program's arguments: a web server may make them from the query string.
        let application = try Command.parse([]).madeApplication()
        CGITransport(application, limits: settings.limits).run()
    }
}
