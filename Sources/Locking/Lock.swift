// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// A value that threads take turns with.
///
/// It is a `pthread` mutex rather than `Synchronization.Mutex`, because the thread sanitizer sees the former
/// and reports races on the latter that do not exist.
///
/// The unchecked conformance is sound: `state` is touched only inside `withLock`, between a lock and an unlock of
/// `mutex`, and both `let`s never change.
package final class Lock<State: Sendable>: @unchecked Sendable {
    // On the heap, since a mutex must keep its address.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var state: State

    /// Makes an open lock around a first value.
    package init(_ state: State) {
        self.state = state
        mutex = .allocate(capacity: 1)
        mutex.initialize(to: pthread_mutex_t())
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deinitialize(count: 1)
        mutex.deallocate()
    }

    /// Runs `body` while no other thread can see the value. Not recursive.
    package func withLock<Result, Failure: Error>(
        _ body: (inout State) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body(&state)
    }
}
