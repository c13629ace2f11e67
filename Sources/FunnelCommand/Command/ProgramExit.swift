// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// The end of the program after an error or a request for help.
struct ProgramExit {
    /// The exit code; 0 for help.
    let code: Int32
    /// What is wrong; empty if that was said already.
    let message: String
    /// The text of the help screen, if that was asked for.
    let help: String
    /// The subcommand whose help screen says more.
    let subcommand: String

    /// Exit code for wrong usage: `EX_USAGE` of sysexits.h.
    static let usage: Int32 = 64

    /// Exit code after a trap in a handler: `EX_SOFTWARE` of sysexits.h.
    static let trap: Int32 = 70

    /// The one line for standard error, nil if there is nothing to say.
    func line(program: String) -> String? {
        guard code != 0, !message.isEmpty else { return nil }
        // An error's text may have several lines; whoever starts programs from scripts wants one.
        let text = message.split(whereSeparator: \.isNewline).joined(separator: " ").logSafe
        return "\(program): \(text)" + (code == Self.usage ? " (see '\(program) help \(subcommand)')" : "")
    }

    /// Says what there is to say and ends the program.
    func perform() -> Never {
        if code == 0, !help.isEmpty { print(help) }
        if let line = line(program: ProgramName.current) {
            StandardErrorStream().write(line + "\n")
            LogFile.tellStarter(line + "\n")
            SpawnFCGI.tell(line + "\n")
        }
        exit(code)
    }
}
