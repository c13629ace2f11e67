// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What somebody is told who started the program with nothing to serve.
enum StartChoices {
    /// The message.
    static func text(program: String) -> String {
        """
        \(program): nothing to serve: there is no listening socket and no CGI request. The choices are:
            FastCGI on a socket of its own:    \(program) serve --fastcgi unix:/run/\(program).sock
            FastCGI on a socket handed over:   spawn-fcgi -n -s /run/\(program).sock -- \(program)
            one answer, here and now:          \(program) request GET /
            one answer as a CGI program:       GATEWAY_INTERFACE=CGI/1.1 in the environment

        """
    }
}
