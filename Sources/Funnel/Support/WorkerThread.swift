// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// Threads for blocking work, outside Swift's cooperative pool, which must never block.
package enum WorkerThread {
    /// Starts a detached thread.
    ///
    /// Signals are blocked in it: they belong to the thread that waits for them, and a system call of a request is
    /// never interrupted by one. Those that the thread's own instructions cause are not: a handler for them, such as
    /// the one that prints Swift's backtraces, would not be called.
    ///
    /// - Throws: ``ThreadError`` if the system gives no thread.
    package static func start(_ body: @escaping @Sendable () -> Void) throws(ThreadError) {
        let context = Unmanaged.passRetained(ThreadBody(body))
        var all = sigset_t()
        var previous = sigset_t()
        sigfillset(&all)
        for signal in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE] { sigdelset(&all, signal) }
        // A new thread inherits the mask of its creator.
        pthread_sigmask(SIG_SETMASK, &all, &previous)
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let code = pthread_create(&thread, nil, runThreadBody, context.toOpaque())
        pthread_sigmask(SIG_SETMASK, &previous, nil)
        guard code == 0 else {
            context.release()
            throw ThreadError(operation: "start a thread", code: code)
        }
        #if canImport(Darwin)
            if let thread { pthread_detach(thread) }
        #else
            pthread_detach(thread)
        #endif
    }
}

private final class ThreadBody: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
        self.run = run
    }
}

#if canImport(Darwin)
    private func runThreadBody(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
        return nil
    }
#else
    private func runThreadBody(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let context {
            Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
        }
        return nil
    }
#endif
