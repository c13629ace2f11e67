// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// The command line of an application: the subcommands under the program's own name.
struct RootCommand<Command: ApplicationCommand>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: ProgramName.current,
            abstract: "A web application, made with Funnel.",
            discussion: """
                Started with a listening socket on descriptor 0 (spawn-fcgi, mod_fcgid, lighttpd) or in LISTEN_FDS \
                (systemd) it is a FastCGI server; with GATEWAY_INTERFACE in the environment it is a CGI program; \
                otherwise, without arguments, an HTTP server on \(ServeProtocol.defaultAddress).
                """,
            version: Command.versionText,
            subcommands: [
                ServeCommand<Command>.self, RequestCommand<Command>.self, RoutesCommand<Command>.self,
                StatusCommand.self,
            ],
            defaultSubcommand: ServeCommand<Command>.self
        )
    }
}
