// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Funnel
internal import Logging

/// `routes`: prints the route table.
struct RoutesCommand<Command: ApplicationCommand>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "routes", abstract: "Print the route table.")
    }

    @OptionGroup(title: "Application") var application: Command

    func run() throws {
        LineLogging.installStandard(level: .warning)
        guard let listing = try application.madeApplication() as? any RouteListing else { throw RoutesUnknown() }
        try FileDescriptor.standardOutput.writeAll(Array(RouteTable(listing.routeSections).text.utf8))
    }
}
