// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// What happens from the start of the program to its end.
enum Program<Command: ApplicationCommand> {
    /// Answers as a CGI program if that is what was started, otherwise does what the command line says.
    static func run() {
        if StartMode(.ofProcess()) == .cgi {
            CGIService<Command>.run(environment: .ofProcess)
        } else {
            runCommandLine()
        }
    }

    private static func runCommandLine() {
        SpawnFCGI.findTerminal()
        do {
            var command = try RootCommand<Command>.parseAsRoot()
            try command.run()
        } catch {
            ProgramExit(
                code: RootCommand<Command>.exitCode(for: error).rawValue,
                message: RootCommand<Command>.message(for: error),
                help: RootCommand<Command>.fullMessage(for: error),
                subcommand: subcommand(of: CommandLine.arguments)
            ).perform()
        }
    }

    /// The subcommand that arguments ask for: the first one names it, or means the default one.
    static func subcommand(of arguments: [String]) -> String {
        let named = [
            RequestCommand<Command>._commandName, RoutesCommand<Command>._commandName, StatusCommand._commandName,
        ]
        return arguments.dropFirst().first.flatMap { named.contains($0) ? $0 : nil }
            ?? ServeCommand<Command>._commandName
    }
}
