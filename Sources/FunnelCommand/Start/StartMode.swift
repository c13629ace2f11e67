// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What the program was started to do, by everything but its arguments.
enum StartMode: Sendable, Hashable {
    /// Serve FastCGI on the sockets that were handed over.
    case fastCGI
    /// Answer one request as a CGI program.
    case cgi
    /// Do what the arguments say.
    case commandLine

    /// Decides. A socket comes first: a FastCGI program may be started by a web server that has CGI's variables in
    /// its own environment.
    init(_ facts: StartFacts) {
        if facts.isWorker || facts.standardInputListens || facts.hasSystemdSockets {
            self = .fastCGI
        } else if facts.environment["GATEWAY_INTERFACE"] != nil {
            self = .cgi
        } else {
            self = .commandLine
        }
    }
}
