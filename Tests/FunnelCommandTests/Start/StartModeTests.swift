// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import FunnelCommand

@Suite struct StartModeTests {
    @Test(arguments: [
        (false, [:], StartMode.commandLine),
        (true, [:], .fastCGI),
        (true, ["GATEWAY_INTERFACE": "CGI/1.1"], .fastCGI),
        (false, ["GATEWAY_INTERFACE": "CGI/1.1"], .cgi),
        (false, ["GATEWAY_INTERFACE": ""], .cgi),
        (false, ["REQUEST_METHOD": "GET"], .commandLine),
        (false, ["LISTEN_FDS": "1", "LISTEN_PID": "42"], .fastCGI),
        (false, ["LISTEN_FDS": "2", "LISTEN_PID": "42", "GATEWAY_INTERFACE": "CGI/1.1"], .fastCGI),
        (false, ["LISTEN_FDS": "1", "LISTEN_PID": "43"], .commandLine),
        (false, ["LISTEN_FDS": "1"], .commandLine),
        (false, ["FUNNEL_WORKER": "worker=1", "GATEWAY_INTERFACE": "CGI/1.1"], .fastCGI),
        (false, ["LISTEN_FDS": "0", "LISTEN_PID": "42"], .commandLine),
        (false, ["LISTEN_FDS": "many", "LISTEN_PID": "42"], .commandLine),
        (false, ["LISTEN_FDS": "1", "LISTEN_PID": "x", "GATEWAY_INTERFACE": "CGI/1.1"], .cgi),
    ])
    func decides(listens: Bool, environment: [String: String], mode: StartMode) {
        let facts = StartFacts(
            standardInputListens: listens,
            processID: 42,
            environment: ProcessEnvironment(environment)
        )
        #expect(StartMode(facts) == mode)
    }
}
