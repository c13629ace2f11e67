// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Funnel
internal import Logging

/// `request`: answers requests from the command line or standard input, without a server.
struct RequestCommand<Command: ApplicationCommand>: ParsableCommand {
    static var configuration: CommandConfiguration {
        let name = ProgramName.current
        return CommandConfiguration(
            commandName: "request",
            abstract: "Answer requests here and now, without a server.",
            discussion: """
                  \(name) request GET '/greet?name=Ann' -H 'Accept: text/html'
                  \(name) request POST / --data 'a=1'
                  \(name) request < requests.http

                Answers are printed as raw HTTP/1.1. Raw requests may end their lines with LF or CR LF and stand one \
                after the other; bodies need a Content-Length or chunks. A malformed request is answered too, and \
                the next one read if its beginning can be found.
                """
        )
    }

    @OptionGroup(title: "Application") var application: Command
    @OptionGroup(title: "Request") var request: RequestOptions
    @OptionGroup(title: "Requests") var common: CommonOptions

    func run() throws {
        BrokenPipe.becomesError()
        let settings = try usageChecked {
            try CommonSettings(common.values, environment: .ofProcess, defaultLevel: .warning)
        }
        let short = try shortRequest()
        try LineLogging.install(level: settings.logLevel, target: settings.logTarget)
        let harness = RequestHarness(
            try application.madeApplication(),
            limits: settings.limits,
            printer: ResponsePrinter { try FileDescriptor.standardOutput.writeAll($0) }
        )
        try answer(short, harness)
        if request.fail, harness.hasFailures { throw ExitCode(22) }
    }

    private func shortRequest() throws -> ShortRequest? {
        guard let method = request.method, let target = request.target else { return nil }
        return try ShortRequest(method: method, target: target, headers: request.headers, data: request.data)
    }

    private func answer(_ short: ShortRequest?, _ harness: RequestHarness<some GatewayApplication>) throws {
        if let short {
            _ = try harness.answer(short.head, body: GatewayByteInput(short.body), mayChunk: false)
            return
        }
        try harness.answerAll(RequestReader(StandardInput()))
        if harness.count == 0 { throw ValidationError("request: standard input has no request") }
    }
}
