// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// The options of `serve` that are about worker processes, as they were typed.
struct WorkerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Serve with so many worker processes and a supervisor; auto: one for each core (default: one process).",
            valueName: "n"
        )
    )
    var workers: String?

    @Option(help: ArgumentHelp("Replace a worker after about so many requests (default: never).", valueName: "n"))
    var maxRequests: String?

    @Option(help: ArgumentHelp("Replace a worker that uses so much memory (default: never).", valueName: "size"))
    var maxMemory: String?

    @Option(
        help: ArgumentHelp("How long a replaced worker may take to finish (default: 30).", valueName: "seconds")
    )
    var drainTimeout: String?

    @Option(
        help: ArgumentHelp("How long a new worker may take until it serves (default: 30).", valueName: "seconds")
    )
    var startTimeout: String?

    @Option(
        help: ArgumentHelp(
            "Replace a worker that gives no sign of life for so long; 0: never (default: 30).",
            valueName: "seconds"
        )
    )
    var workerTimeout: String?
}
