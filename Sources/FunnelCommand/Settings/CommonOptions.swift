// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// The options of every command that answers requests.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Most bytes in a request's body (default: 100MB).", valueName: "size"))
    var maxBody: String?

    @Option(
        help: ArgumentHelp(
            "trace, debug, info, notice, warning, error or critical (default: info; warning for request).",
            valueName: "level"
        )
    )
    var logLevel: String?

    @Option(
        help: ArgumentHelp(
            "Where the log goes: a file, which SIGUSR1 opens anew, or syslog: (default: standard error).",
            valueName: "path"
        )
    )
    var logFile: String?

    /// What was given.
    var values: CommonOptionValues {
        CommonOptionValues(maxBody: maxBody, logLevel: logLevel, logFile: logFile)
    }
}
