// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

public import Funnel

/// Runs a CGI program for each request, as a web server does (RFC 3875).
///
///     let client = TestClient(CGIProgram("/usr/lib/cgi-bin/hello"))
public struct CGIProgram: TestTransport {
    private let path: String
    private let environment: [String: String]
    private let timeout: Duration

    /// Makes a transport.
    ///
    /// - Parameters:
    ///   - path: The program's path.
    ///   - environment: What the program has in its environment beside the request's variables. Default: nothing, not
    ///     even `PATH`.
    ///   - timeout: When a program that has not ended is killed. Default: 60 s.
    public init(_ path: String, environment: [String: String] = [:], timeout: Duration = .seconds(60)) {
        self.path = path
        self.environment = environment
        self.timeout = timeout
    }

    /// Runs the program.
    ///
    /// - Throws: ``TestClientError/programFailed(_:)`` if it cannot be run, is killed or writes no response.
    public func answer(_ variables: GatewayVariables, body: [UInt8]) throws -> TestResponse {
        var all = variables
        all["GATEWAY_INTERFACE"] = "CGI/1.1"
        for (name, value) in environment { all[name] = value }
        let entries = all.names.map { Array($0.utf8) + [UInt8(ascii: "=")] + (all.bytes($0) ?? []) }
        let run = try ProgramRun(path, environment: entries, input: body, timeout: timeout)
        guard run.output.isEmpty == false else {
            throw TestClientError.programFailed("\(path) wrote nothing, ended with \(run.status): \(run.errors)")
        }
        var response = try TestResponse(cgi: run.output)
        response.errorOutput = run.errors
        return response
    }
}
