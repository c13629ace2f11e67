// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Funnel
import TestSupport
import Testing

@Suite struct ProgramTests {
    private static func page(_ body: String, status: String = "HTTP/1.1 200 OK") -> String {
        "\(status)\r\nServer: Funnel/\(Application.frameworkVersion)\r\nContent-Type: text/html; charset=UTF-8\r\n"
            + "ETag: \"\(tags[body, default: ""])\"\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    /// SHA-1 as Python computes it.
    private static let tags = [
        "Hello, Ann\n": "56e19d8c6f43368dc4eccecb84e222720538f388",
        "Hello, world\n": "7b4758d4baa20873585b9597c7cb9ace2d690ab8",
    ]

    private static let badRequest =
        "HTTP/1.1 400 Bad Request\r\nContent-Type: text/html; charset=UTF-8\r\nContent-Length: 73\r\n\r\n"
        + "<html><title>400: Bad Request</title><body>400: Bad Request</body></html>"

    private func answer(_ requests: String, _ options: [String] = []) throws -> ProgramRun {
        try ProgramRun(["request"] + options, input: Data(requests.utf8))
    }

    @Test func answersTwoRequests() throws {
        let run = try answer("GET /?name=Ann HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\nHost: x\n\n")
        #expect(run.output == Self.page("Hello, Ann\n") + Self.page("Hello, world\n"))
        #expect(run.errors == "")
        #expect(run.status == 0)
    }

    @Test func answersTheRequestAfterAMalformedOne() throws {
        let run = try answer("GET / HTTP/1.1\nHost: x\nnonsense\n\nGET / HTTP/1.1\nHost: x\n\n")
        #expect(run.output == Self.badRequest + Self.page("Hello, world\n"))
        #expect(run.errorLines.count == 1)
        #expect(run.errors.hasSuffix("funnel.general] Request 1 is malformed: a header field without a colon\n"))
        #expect(run.status == 0)
    }

    @Test(arguments: [0, 1, 1_048_576, 20_971_520])
    func skipsBodiesThatNobodyReads(size: Int) throws {
        let run = try answer(
            "POST / HTTP/1.1\nHost: x\nContent-Length: \(size)\n\n" + String(repeating: "x", count: size)
                + "GET / HTTP/1.1\nHost: x\n\n"
        )
        #expect(run.output.hasPrefix("HTTP/1.1 405 Method Not Allowed\r\n"))
        #expect(run.output.hasSuffix(Self.page("Hello, world\n")))
        #expect(run.status == 0)
    }

    @Test func answersAShortRequest() throws {
        let run = try ProgramRun(["request", "GET", "/?name=Ann", "-H", "Accept: text/html"])
        #expect(run.output == Self.page("Hello, Ann\n"))
        #expect(run.errors == "")
    }

    private static let failures: [([String], Int32)] = [
        (["GET", "/"], 0), (["GET", "/", "--fail"], 0), (["GET", "/nowhere"], 0),
        (["GET", "/nowhere", "--fail"], 22), (["POST", "/", "--data", "-a", "--fail"], 22),
    ]

    @Test(arguments: failures)
    func failsIfAsked(arguments: [String], status: Int32) throws {
        #expect(try ProgramRun(["request"] + arguments).status == status)
    }

    @Test(arguments: [
        (["--bogus"], "hello: Unknown option '--bogus' (see 'hello help serve')\n"),
        (["request", "--bogus"], "hello: Unknown option '--bogus' (see 'hello help request')\n"),
        (["request", "GET"], "hello: request: a method needs a target: GET / (see 'hello help request')\n"),
        (
            ["--explain", "--role", "authorizer", "--fastcgi", "unix:/x"],
            "hello: --explain answers every request, which would allow every request as an authorizer "
                + "(see 'hello help serve')\n"
        ),
        (
            ["--role", "authorizer"],
            "hello: --role: an authorizer is asked over FastCGI: it needs --fastcgi, or a socket "
                + "(see 'hello help serve')\n"
        ),
        (["request"], "hello: request: standard input has no request (see 'hello help request')\n"),
        (
            ["serve", "--threads", "0"],
            "hello: --threads: '0' is not a whole number from 1 to 1024 (see 'hello help serve')\n"
        ),
    ])
    func saysWrongUsageInOneLine(arguments: [String], line: String) throws {
        let run = try ProgramRun(arguments)
        #expect(run.output == "")
        #expect(run.errors == line)
        #expect(run.status == 64)
    }

    @Test(arguments: [
        (["--http", "8888"], "address '8888': neither unix:/path nor host:port"),
        (["--http", "127.0.0.1:0", "--fastcgi", "127.0.0.1:0"], "--http and --fastcgi exclude each other"),
        (
            ["--http", "127.0.0.1:0", "--socket-mode", "0600"],
            "--socket-mode, -owner and -group are for unix sockets, not for 127.0.0.1:0"
        ),
        (
            ["--http", "unix:/tmp/x", "--socket-group", "www-data"],
            "--socket-owner and --socket-group are for the sockets of FastCGI"
        ),
    ])
    func saysWhatIsWrongWithAnAddress(arguments: [String], message: String) throws {
        let run = try ProgramRun(["serve"] + arguments)
        #expect(run.errors == "hello: \(message) (see 'hello help serve')\n")
        #expect(run.status == 64)
    }

    @Test func saysWhyItCannotListen() throws {
        let run = try ProgramRun(["serve", "--http", "unix:/nowhere/x"])
        #expect(run.errors == "hello: listen on unix:/nowhere/x: no such file or directory\n")
        #expect(run.status == 1)
    }

    @Test func logsToAFile() throws {
        let folder = try TemporaryDirectory()
        let log = folder.file("hello.log")
        for _ in 0..<2 {
            let run = try ProgramRun(["request", "GET", "/nowhere", "--log-file", log])
            #expect(run.status == 0)
            #expect(run.errors == "")
        }
        let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { $0.contains(" funnel.access] 404 GET /nowhere ") })
    }

    @Test(arguments: ["/nowhere/hello.log", "/"])
    func saysThatTheLogCannotBeWritten(path: String) throws {
        let run = try ProgramRun(["request", "GET", "/", "--log-file", path])
        #expect(run.status == 1)
        #expect(run.output == "")
        #expect(run.errorLines.count == 1)
        #expect(run.errors.hasPrefix("hello: --log-file: \(path) cannot be written: "))
    }

    @Test func aFailureIsToldBothInTheFileAndToWhoeverStartsIt() throws {
        let folder = try TemporaryDirectory()
        let log = folder.file("hello.log")
        let run = try ProgramRun(["serve", "--fastcgi", "unix:/nowhere/x.sock", "--log-file", log])
        #expect(run.status == 1)
        #expect(run.errors == (try String(contentsOfFile: log, encoding: .utf8)))
        #expect(run.errors == "hello: bind unix:/nowhere/x.sock: no such file or directory\n")
    }

    @Test func printsLimits() throws {
        let run = try ProgramRun(
            ["serve", "--print-limits", "--max-body", "1MB"],
            environment: ["FUNNEL_IDLE_TIMEOUT": "9"]
        )
        #expect(run.status == 0)
        #expect(run.errors == "")
        #expect(run.output.contains("\nmaximumBodySize           1048576 "))
        #expect(run.output.contains("\nidleTimeout               9 s "))
    }

    /// The environment of a POST under CGI, what is on standard input, and the status.
    @Test(arguments: [
        (["CONTENT_LENGTH": "5"], "hello", "405 Method Not Allowed"),
        (["HTTP_TRANSFER_ENCODING": "chunked"], "hello", "405 Method Not Allowed"),
        (["HTTP_TRANSFER_ENCODING": "chunked"], "", "405 Method Not Allowed"),
        (["CONTENT_LENGTH": "9"], "short", "405 Method Not Allowed"),
    ])
    func answersAsCGIWithABodyThatNobodyReads(changes: [String: String], body: String, status: String) throws {
        let post = ["GATEWAY_INTERFACE": "CGI/1.1", "REQUEST_METHOD": "POST", "REQUEST_URI": "/"]
        let run = try ProgramRun(environment: post.merging(changes) { $1 }, input: Data(body.utf8))
        #expect(run.output.hasPrefix("Status: \(status)\r\n"))
        #expect(run.status == 0)
    }

    @Test(arguments: [["--version"], ["serve", "--version"], ["--http", "127.0.0.1:0", "--version"]])
    func printsTheVersion(arguments: [String]) throws {
        let run = try ProgramRun(arguments)
        #expect(run.output == "Funnel \(Application.frameworkVersion)\n")
        #expect(run.errors == "")
        #expect(run.status == 0)
    }

    @Test func printsRoutesAndHelp() throws {
        #expect(try ProgramRun(["routes"]).output == "PATTERN  NAME  HANDLER\n/        -     MainHandler\n")
        let help = try ProgramRun(["--help"])
        #expect(help.status == 0)
        #expect(help.output.contains("USAGE: hello <subcommand>"))
    }

    @Test(arguments: [[], ["--bogus"], ["--help"], ["request", "GET", "/nowhere"]])
    func answersAsCGIWhateverItsArgumentsAre(arguments: [String]) throws {
        let run = try ProgramRun(
            arguments,
            environment: ["GATEWAY_INTERFACE": "CGI/1.1", "REQUEST_METHOD": "GET", "REQUEST_URI": "/"]
        )
        #expect(run.output == Self.page("Hello, world\n", status: "Status: 200 OK"))
        #expect(run.errorLines.count == 1)
        #expect(run.errors.contains(" funnel.access] 200 GET / () "))
        #expect(run.status == 0)
    }

    @Test(arguments: [
        (["GATEWAY_INTERFACE": "CGI/1.1"], "no REQUEST_METHOD"),
        (
            ["GATEWAY_INTERFACE": "CGI/1.1", "REQUEST_METHOD": "GET", "REQUEST_URI": "/", "FUNNEL_MAX_BODY": "x"],
            "FUNNEL_MAX_BODY"
        ),
        (
            ["GATEWAY_INTERFACE": "CGI/1.1", "REQUEST_METHOD": "GET", "FUNNEL_LOG_FILE": "/nowhere/x"],
            "--log-file: /nowhere/x cannot be written"
        ),
    ])
    func answersBadCGIWith500AndALogLine(environment: [String: String], message: String) throws {
        let run = try ProgramRun(environment: environment)
        #expect(run.output.hasPrefix("Status: 500 Internal Server Error\r\n"))
        #expect(run.errors.contains(message))
        #expect(run.status == 0)
    }
}
