// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A real thread for a test: workers block, and blocking has no place in Swift's own pool.
public final class TestThread: Sendable {
    private let thread: pthread_t

    /// Starts a thread.
    public init(_ body: @escaping @Sendable () -> Void) throws {
        var thread = pthread_t()
        let box = Unmanaged.passRetained(ThreadBody(body))
        guard pthread_create(&thread, nil, runThread, box.toOpaque()) == 0 else {
            box.release()
            throw TestFailure("pthread_create")
        }
        self.thread = thread
    }

    /// Waits for its end. Call it once.
    public func join() {
        pthread_join(thread, nil)
    }
}

private final class ThreadBody: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
        self.run = run
    }
}

private func runThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument else { return nil }
    Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run()
    return nil
}
