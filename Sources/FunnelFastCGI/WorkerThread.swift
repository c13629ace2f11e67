// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FastCGI
internal import Glibc

/// Threads for blocking work, outside Swift's cooperative pool, which must never block.
enum WorkerThread {
    /// Starts a detached thread.
    ///
    /// Signals are blocked in it: they belong to the thread that waits for them, and a system call of a request is
    /// never interrupted by one.
    ///
    /// - Throws: `FastCGIError` if the system gives no thread.
    static func start(_ body: @escaping @Sendable () -> Void) throws(FastCGIError) {
        let context = Unmanaged.passRetained(ThreadBody(body))
        var all = sigset_t()
        var previous = sigset_t()
        sigfillset(&all)
        // A new thread inherits the mask of its creator.
        pthread_sigmask(SIG_SETMASK, &all, &previous)
        var thread = pthread_t()
        let code = pthread_create(&thread, nil, runThreadBody, context.toOpaque())
        pthread_sigmask(SIG_SETMASK, &previous, nil)
        guard code == 0 else {
            context.release()
            throw FastCGIError(operation: "start a thread", code: .init(rawValue: code))
        }
        pthread_detach(thread)
    }
}

private final class ThreadBody: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
        self.run = run
    }
}

private func runThreadBody(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context {
        Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
    }
    return nil
}
