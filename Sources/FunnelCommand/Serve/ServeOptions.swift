// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// The options of `serve`, as they were typed.
///
/// They are texts, so that a value from an option and one from its environment twin go through the same rule and
/// are refused with the same words.
struct ServeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Serve HTTP on host:port or unix:/path.", valueName: "address"))
    var http: String?

    @Option(help: ArgumentHelp("Serve FastCGI on unix:/path or host:port.", valueName: "address"))
    var fastcgi: String?

    @Option(help: ArgumentHelp("How many requests are answered at a time (default: 16).", valueName: "n"))
    var threads: String?

    @Option(help: ArgumentHelp("Permissions of a unix socket, in octal (default: 0660).", valueName: "mode"))
    var socketMode: String?

    @Option(help: ArgumentHelp("Owner of a unix socket (default: the program's user).", valueName: "user"))
    var socketOwner: String?

    @Option(help: ArgumentHelp("Group of a unix socket (default: the program's group).", valueName: "group"))
    var socketGroup: String?

    @Option(
        help: ArgumentHelp("How long requests may take to finish after SIGTERM (default: 30).", valueName: "seconds")
    )
    var stopTimeout: String?

    @Option(help: ArgumentHelp("How long a kept connection may lie idle (default: 75).", valueName: "seconds"))
    var idleTimeout: String?

    @Option(help: ArgumentHelp("How long the head of a request may take (default: 10).", valueName: "seconds"))
    var headTimeout: String?

    @Option(
        help: ArgumentHelp("How long a handler may work on a request, then 504 (default: any).", valueName: "seconds")
    )
    var requestTimeout: String?

    @Option(
        help: ArgumentHelp(
            "Log requests that take longer, such as 2s, when they end (default: none).",
            valueName: "time"
        )
    )
    var slowLog: String?

    @Option(
        help: ArgumentHelp(
            "Answer 500 when a handler traps, and end then: on or off (default: on).",
            valueName: "switch"
        )
    )
    var containment: String?

    @Option(help: ArgumentHelp("Most connections open at a time (default: 16384).", valueName: "n"))
    var maxConnections: String?

    @Option(help: ArgumentHelp("Most requests that wait for a thread (default: 512).", valueName: "n"))
    var maxWaiting: String?

    @Option(help: ArgumentHelp("Where the server says how it is (default: nowhere).", valueName: "path"))
    var statusPath: String?

    @Option(help: ArgumentHelp("Where the server answers pong (default: nowhere).", valueName: "path"))
    var pingPath: String?

    @Option(
        help: ArgumentHelp(
            "Who may see status and ping: addresses, networks, unix: (default: 127.0.0.0/8,::1,unix:).",
            valueName: "list"
        )
    )
    var statusAllow: String?

    @Option(help: ArgumentHelp("What web servers want of the application: responder or authorizer.", valueName: "role"))
    var role: String?

    @Flag(help: "Print every limit with the answer it gives, and serve nothing.")
    var printLimits = false

    @Flag(help: "Answer every request with what it is made of, instead of the application.")
    var explain = false
}
