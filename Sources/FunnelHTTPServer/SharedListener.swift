// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import Funnel

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// Accepts connections from a listening socket that other processes share, on a thread of its own.
///
/// SwiftNIO takes it for certain that a connection it was woken for is there. On a shared socket another process may
/// have taken it.
final class SharedListener: Sendable {
    private let descriptor: Int32
    private let connections: OpenConnections
    /// Closing the one end wakes who waits at the other.
    private let ends: (reader: Int32, writer: Int32)
    private let running = DispatchGroup()

    /// Takes over a descriptor that listens.
    init(_ descriptor: Int32, connections: OpenConnections) throws(HTTPServerError) {
        self.descriptor = descriptor
        self.connections = connections
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw HTTPServerError(operation: "listen on a shared socket", code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        self.ends = (ends[0], ends[1])
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }

    deinit {
        _ = close(ends.reader)
        _ = close(descriptor)
    }

    /// Starts to accept.
    ///
    /// - Parameter take: Called with the descriptor of each connection, which is counted already.
    func start(_ take: @escaping @Sendable (Int32) -> Void) throws(HTTPServerError) {
        running.enter()
        do throws(ThreadError) {
            try WorkerThread.start { [self] in
                while wait() { acceptOne(take) }
                running.leave()
            }
        } catch {
            running.leave()
            throw HTTPServerError(operation: error.operation, code: error.code)
        }
    }

    /// Accepts no more. Call it once.
    ///
    /// - Parameter whenDone: Called when what was accepted has been taken.
    func stop(whenDone: @escaping @Sendable () -> Void) {
        _ = close(ends.writer)
        running.notify(queue: .global(), execute: whenDone)
    }

    /// Waits for a connection; false when it is time to stop.
    private func wait() -> Bool {
        while true {
            let isFull = connections.isFull
            var entries = [
                pollfd(fd: ends.reader, events: Int16(POLLIN), revents: 0),
                pollfd(fd: isFull ? -1 : descriptor, events: Int16(POLLIN), revents: 0),
            ]
            let count = poll(&entries, 2, isFull ? Self.pause : -1)
            if entries[0].revents != 0 { return false }
            if count > 0 { return true }
        }
    }

    /// In milliseconds. How soon it looks again when there are too many connections, or too few descriptors.
    private static let pause: Int32 = 20

    private func acceptOne(_ take: (Int32) -> Void) {
        let connection = accept(descriptor, nil, nil)
        guard connection >= 0 else {
            if errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM {
                _ = poll(nil, 0, Self.pause)
            }
            return
        }
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        connections.add()
        take(connection)
    }
}
