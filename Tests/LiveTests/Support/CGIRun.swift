// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import TestSupport

/// One run of LiveApp as a CGI program. Its standard input stays open until it has ended, as it does where a web server
/// passes on a kept connection: who waits for its end waits for ever.
struct CGIRun {
    /// What it wrote to standard output.
    let reply: TestReply
    /// What it wrote to standard error.
    let log: String

    /// Runs it.
    ///
    /// - Parameters:
    ///   - variables: The request.
    ///   - mount: The prefix that it is mounted under.
    init(_ variables: [(String, String)], body: [UInt8] = [], mount: String = "") throws {
        let folder = try RunFolder()
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0, &ends) == 0 else {
            throw TestFailure("socketpair: \(String(cString: strerror(errno)))")
        }
        let input = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
        let ours = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
        let process = try ChildProcess(
            BuiltProgram.liveApp.path,
            [],
            in: folder,
            log: "cgi-errors.log",
            output: "cgi-output",
            input: input,
            environment: Dictionary(variables) { $1 }.merging(["LIVE_APP_MOUNT": mount]) { $1 }
        )
        try input.close()
        Self.send(body, to: ours.fileDescriptor)
        guard try process.waitForEnd() == .exited(0) else { throw TestFailure("the CGI program failed") }
        var reply = TestReply()
        reply.output = Array(FileManager.default.contents(atPath: folder.file("cgi-output")) ?? Data())
        self.reply = reply
        log = folder.text(of: "cgi-errors.log")
    }

    /// The response's status.
    var status: Int? {
        reply.text.hasPrefix("Status: ") ? Int(reply.text.dropFirst("Status: ".count).prefix(3)) : nil
    }

    /// Sends what the program takes.
    private static func send(_ body: [UInt8], to descriptor: Int32) {
        var time = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        var rest = body[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if sent <= 0 { return }
            rest = rest.dropFirst(sent)
        }
    }
}
