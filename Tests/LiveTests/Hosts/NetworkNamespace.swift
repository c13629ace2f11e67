// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

/// A network of its own, as a machine has one. It lasts as long as its object, and not longer than this process: nothing
/// is left of it when a test fails or crashes.
final class NetworkNamespace: Sendable {
    /// The process that keeps it: it ends when nobody holds the other end of its standard input any more.
    let keeper: pid_t
    private let process: Mutex<ChildProcess>
    private let input: Pipe
    private let folder: RunFolder
    private let name: String

    /// Makes one, in which not even the loopback interface is up.
    init(_ name: String, in folder: RunFolder) throws {
        let input = Pipe()
        let unshare = try #require(Installed.unshare)
        let reading = input.fileHandleForReading
        let process = try ChildProcess(unshare, ["--net", "cat"], in: folder, log: "\(name).log", input: reading)
        keeper = process.id
        self.input = input
        self.folder = folder
        self.name = name
        self.process = Mutex(process)
        let path = path
        guard waitUntil({ Self.identity(path) != Self.identity("/proc/self/ns/net") }) else {
            throw TestFailure("no network \(name): \(folder.text(of: "\(name).log"))")
        }
    }

    /// Runs `ip` in it, with the arguments of each line.
    func configure(_ lines: String) throws {
        try folder.write(lines, to: "\(name).batch")
        let ip = try #require(Installed.ip)
        let process = try start(ip, ["-batch", folder.file("\(name).batch")], in: folder, log: "\(name)-ip.log")
        guard try process.waitForEnd() == .exited(0) else {
            throw TestFailure("\(lines): \(folder.text(of: "\(name)-ip.log"))")
        }
    }

    /// Starts a program in it.
    func start(
        _ path: String,
        _ arguments: [String],
        in folder: RunFolder,
        log: String,
        environment: [String: String] = [:]
    ) throws -> ChildProcess {
        let options = ["--net=\(self.path)", "--", path] + arguments
        let nsenter = try #require(Installed.nsenter)
        return try ChildProcess(nsenter, options, in: folder, log: log, environment: environment)
    }

    /// A TCP socket of this network: it stays that, whoever uses it.
    func makeSocket() throws -> Int32 {
        let made = SocketBox()
        let path = path
        // Only a thread of its own can go there.
        try TestThread { made.descriptor.withLock { $0 = Self.makeSocket(in: path) } }.join()
        let descriptor = made.descriptor.withLock { $0 }
        guard descriptor >= 0 else { throw TestFailure("no socket in the network \(name)") }
        return descriptor
    }

    private static func makeSocket(in path: String) -> Int32 {
        // Swift does not see setns(2), which glibc declares under a condition.
        guard let symbol = dlsym(nil, "setns") else { return -1 }
        let enter = unsafeBitCast(symbol, to: (@convention(c) (Int32, Int32) -> Int32).self)
        let network = open(path, O_RDONLY | O_CLOEXEC)
        defer { close(network) }
        guard network >= 0, enter(network, 0) == 0 else { return -1 }
        return socket(AF_INET, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0)
    }

    private var path: String { "/proc/\(keeper)/ns/net" }

    private static func identity(_ path: String) -> String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) ?? ""
    }
}

private final class SocketBox: Sendable {
    let descriptor = Mutex<Int32>(-1)
}
