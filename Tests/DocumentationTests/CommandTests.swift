// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// What pages say to type can be typed.
@Suite struct CommandTests {
    @Test("Options of applications exist", arguments: Repository.pages)
    func options(_ page: MarkdownPage) throws {
        let known = try Self.known.get()
        for command in Command.all(in: page) {
            for option in command.options where !known.contains(option) {
                Issue.record("\(page.path):\(command.line): no application has \(option)")
            }
        }
    }

    @Test("Variables that stand for options exist", arguments: Repository.pages)
    func variables(_ page: MarkdownPage) throws {
        let known = try Self.known.get()
        let lines = page.codeSpans.map { ($0.line, $0.text) } + Command.lines(in: page)
        for (line, text) in lines {
            for match in text.matches(of: /\bFUNNEL_([A-Z_]+)/) {
                let option = "--" + match.1.lowercased().replacing("_", with: "-")
                if !known.contains(option), !Self.otherVariables.contains(String(match.0)) {
                    Issue.record("\(page.path):\(line): nothing reads \(match.0)")
                }
            }
        }
    }

    @Test("Targets of make and scripts exist", arguments: Repository.pages)
    func targets(_ page: MarkdownPage) throws {
        let makefile = try Repository.text("Makefile")
        for (line, text) in page.codeSpans.map({ ($0.line, $0.text) }) + Command.lines(in: page) {
            if let target = text.firstMatch(of: /^make ([a-z-]+)/)?.1 {
                #expect(makefile.contains("\n\(target):"), "\(page.path):\(line): make \(target)")
            }
        }
    }

    /// What only tests read.
    private static let otherVariables = ["FUNNEL_SOAK_SECONDS", "FUNNEL_MUTATIONS", "FUNNEL_TRAPS", "FUNNEL_ABORTS"]

    private static let known = Result {
        let subcommands = try ProgramRun("hello", ["--help"]).output.matches(of: /(?m)^ {2}([a-z]+)\b/)
        let helps = subcommands.map { ("hello", String($0.1)) } + [("blog", "serve")]
        let texts = try helps.map { program, command in try ProgramRun(program, [command, "--help"]).output }
        let options = Set(texts.joined().matches(of: /--[a-z][a-z-]*/).map { String($0.0) })
        guard options.contains("--fastcgi"), options.contains("--fail") else {
            throw TestFailure("the programs say nothing of their options")
        }
        return options
    }
}
