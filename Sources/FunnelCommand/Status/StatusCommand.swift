// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Funnel
internal import FunnelStatus

#if canImport(FastCGI)
    internal import FastCGI
#endif

/// `status`: asks a running server how it is, over FastCGI, without a web server.
struct StatusCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        let name = ProgramName.current
        return CommandConfiguration(
            commandName: "status",
            abstract: "Ask a running FastCGI server how it is, without a web server.",
            discussion: """
                  \(name) status unix:/run/\(name).sock
                  \(name) status 127.0.0.1:9000 --prometheus

                The server must have been started with --status-path. Whoever asks like this has no address, which \
                is `unix:` in its --status-allow. Without an answer the exit code is 1. A server that speaks HTTP is \
                asked with any client of HTTP.
                """
        )
    }

    @Argument(help: ArgumentHelp("unix:/path or host:port.", valueName: "address"))
    var address: String?

    @Option(help: ArgumentHelp("The server's --status-path (default: /status).", valueName: "path"))
    var path: String?

    @Option(help: ArgumentHelp("How long to wait for the answer (default: 5).", valueName: "seconds"))
    var timeout: String?

    @Flag(help: "Ask for JSON.")
    var json = false

    @Flag(help: "Ask for the text format of Prometheus.")
    var prometheus = false

    func validate() throws {
        if json, prometheus { throw ValidationError("--json and --prometheus exclude each other") }
    }

    #if canImport(FastCGI)
        func run() throws {
            BrokenPipe.becomesError()
            let (address, path, timeout) = try usageChecked { try settings(.ofProcess) }
            let format: StatusFormat = json ? .json : prometheus ? .prometheus : .text
            let answer = try StatusCall(address: address, path: path, timeout: timeout).answer(format)
            try FileDescriptor.standardOutput.writeAll(answer)
        }

        private func settings(_ environment: ProcessEnvironment) throws -> (FastCGIAddress, String, Duration) {
            guard let text = try KnownSettings.fastCGI.value(option: address, environment: environment) else {
                throw ValidationError("status: say which server, such as unix:/run/hello.sock")
            }
            let path = try path.map { try KnownSettings.statusPath.read($0, source: "--path") }
            let known = try KnownSettings.statusPath.value(option: nil, environment: environment)
            let timeout = try KnownSettings.timeout.value(option: timeout, environment: ProcessEnvironment([:]))
            do {
                return (try FastCGIAddress(text), path ?? known ?? "/status", timeout ?? .seconds(5))
            } catch {
                throw ValidationError("\(error)")
            }
        }
    #else
        func run() throws {
            throw FastCGIUnavailable()
        }
    #endif
}
