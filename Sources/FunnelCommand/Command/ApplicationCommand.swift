// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

@_exported public import ArgumentParser
public import Funnel
public import FunnelStatus

/// A program that serves an application: its entry point and its command line.
///
///     @main
///     struct Hello: ApplicationCommand {
///         func makeApplication() throws -> some GatewayApplication {
///             try Application([Route("/", MainHandler.init)])
///         }
///     }
///
/// The program finds out how it was started. A listening socket on descriptor 0 (spawn-fcgi, mod_fcgid, lighttpd) or
/// in `LISTEN_FDS` (systemd) makes it a FastCGI server, `GATEWAY_INTERFACE` in the environment a CGI program.
/// Otherwise it has the subcommands `serve` (the default: an HTTP server on `127.0.0.1:8888`), `request`, `routes` and
/// `status`; `--help` says what they take.
///
/// Options and flags of the application are properties of the same type, and stand beside Funnel's in every
/// subcommand:
///
///     @Option(help: "The database file.") var database = "blog.sqlite"
///
/// Their names must differ from those that Funnel uses: `http`, `fastcgi`, `threads`, `max-body`, `log-level`,
/// `log-file`, `socket-mode`, `socket-owner`, `socket-group`, `stop-timeout`, `idle-timeout`, `head-timeout`,
/// `request-timeout`, `slow-log`, `containment`, `max-connections`, `max-waiting`, `status-path`, `ping-path`,
/// `status-allow`, `role`, `print-limits`, `explain`, `workers`, `max-requests`, `max-memory`, `drain-timeout`,
/// `start-timeout`, `worker-timeout`, `header` (`-H`), `data`, `fail`, `version`, `help` (`-h`).
/// An application takes no positional arguments. As a CGI program it is made with the options' defaults: a web
/// server may make a CGI program's arguments from the query string (RFC 3875, section 4.4), so they are never looked
/// at.
public protocol ApplicationCommand: ParsableArguments {
    /// What the program serves: an `Application`, one wrapped in middleware, any gateway application.
    ///
    /// Not called `Application`: inside a conforming type that would stand before Funnel's class of this name.
    associatedtype ServedApplication: GatewayApplication

    /// The application's own version, which `--version` prints after the program's name:
    ///
    ///     static let version = "1.2.0"
    ///
    /// A line with the version of Funnel follows. Default: empty, and that line is all.
    static var version: String { get }

    /// Makes the application, once, before the first request.
    ///
    /// - Throws: Any error stops the program with one line on standard error and exit code 1; as a CGI program it
    ///   is answered with 500 and a log line.
    func makeApplication() throws -> ServedApplication

    /// Called once in each process that serves, when it answers requests: for feeding figures to a monitoring system, as
    /// `MetricsReporter` of FunnelMetrics does. It has to return at once. Default: nothing is done.
    ///
    /// - Parameter figures: Tells what this process has counted so far, and what it has in hand, on any thread.
    func startReporting(_ figures: @escaping @Sendable () -> ServerFigures)
}

extension ApplicationCommand {
    /// Reports nothing.
    public func startReporting(_ figures: @escaping @Sendable () -> ServerFigures) {}
}
