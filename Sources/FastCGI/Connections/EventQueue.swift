// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import CFastCGI
import Glibc

/// The one epoll(7) that all workers wait in. Each call returns one event to one thread, which then does the work itself:
/// there is no thread in between.
final class EventQueue: Sendable {
    /// What a worker is woken for.
    enum Event: Equatable {
        case finished
        case timer
        case listener(Int)
        /// Something came on a connection, or its other side has ended it.
        case connection(Int32, hasEnded: Bool)
    }

    private let queue: Int32
    private let timer: Int32
    /// Becomes readable when everything is over, for every thread and for good.
    let finish: Int32
    /// Becomes readable when a worker has trapped, for the watch.
    let alarm: Int32
    /// Becomes readable when all workers have become busy, for the attendant.
    private let bell: Int32

    init() throws(FastCGIError) {
        queue = funnel_epoll_create(O_CLOEXEC)
        timer = funnel_timer_create(CLOCK_MONOTONIC, O_CLOEXEC)
        finish = funnel_event_create(0, O_CLOEXEC)
        alarm = funnel_event_create(0, O_CLOEXEC | O_NONBLOCK)
        bell = funnel_event_create(0, O_CLOEXEC | O_NONBLOCK)
        // Edge-triggered, so that one expiry wakes one thread, and the timer need not be read.
        guard queue >= 0, timer >= 0, finish >= 0, alarm >= 0, bell >= 0,
            control(.add, timer, Interest.readable | Interest.edge, Token.timer),
            control(.add, finish, Interest.readable, Token.finished)
        else {
            let error = FastCGIError.system("open an event queue")
            close()
            throw error
        }
    }

    deinit {
        close()
    }

    private func close() {
        for descriptor in [queue, timer, finish, alarm, bell] where descriptor >= 0 { _ = Glibc.close(descriptor) }
    }

    /// Waits for the next event.
    ///
    /// Going to sleep and being woken costs more than a small request does. Under load the next event is moments away,
    /// so the peer gets the processor first, and only then does the thread go to sleep.
    func wait() throws(FastCGIError) -> Event {
        if let event = try wait(milliseconds: 0) { return event }
        sched_yield()
        while true {
            if let event = try wait(milliseconds: -1) { return event }
        }
    }

    /// An event that is there already, for a thread that does not wait for events; nil if there is none.
    func takeWaiting() -> Event? {
        (try? wait(milliseconds: 0)) ?? nil
    }

    private func wait(milliseconds: Int32) throws(FastCGIError) -> Event? {
        var event = funnel_event()
        let count = funnel_epoll_wait(queue, &event, 1, milliseconds)
        if count == 1 { return Token.event(event.token, hasEnded: event.events & Interest.over != 0) }
        if count < 0, errno != EINTR { throw .system("wait for events") }
        return nil
    }

    /// Watches a listening socket. `EPOLLEXCLUSIVE` keeps a new connection from waking every process that shares it.
    func add(listener: SocketDescriptor, index: Int) -> Bool {
        control(
            .add,
            listener.rawValue,
            Interest.readable | Interest.exclusive | Interest.edge,
            Token.listener(index)
        )
    }

    func remove(listener: SocketDescriptor) {
        _ = control(.remove, listener.rawValue, 0, 0)
    }

    /// Watches a connection: one event each time that bytes, or the end, come. For what is there already too.
    func watch(_ descriptor: SocketDescriptor, isQueued: Bool) -> Bool {
        let events = Interest.readable | Interest.ended | Interest.edge
        return control(isQueued ? .change : .add, descriptor.rawValue, events, Token.connection(descriptor.rawValue))
    }

    /// Has no more events of a connection until it is watched again.
    func mute(_ descriptor: SocketDescriptor) -> Bool {
        control(.change, descriptor.rawValue, Interest.edge, Token.connection(descriptor.rawValue))
    }

    /// Makes the timer go off once.
    func arm(nanoseconds: UInt64) {
        var time = funnel_timer()
        let bounded = max(nanoseconds, 1)
        time.seconds = Int(clamping: bounded / 1_000_000_000)
        time.nanoseconds = Int(clamping: bounded % 1_000_000_000)
        _ = funnel_timer_set(timer, 0, &time, nil)
    }

    /// Wakes every thread that waits or will wait.
    func signalFinished() {
        var count: UInt64 = 1
        _ = write(finish, &count, 8)
    }

    /// Wakes the attendant.
    func ring() {
        var count: UInt64 = 1
        _ = write(bell, &count, 8)
    }

    /// Waits some milliseconds for the end of everything, -1 for ever, less if a worker traps.
    func isFinished(within milliseconds: Int32) -> Bool {
        isFinished(within: milliseconds, or: alarm)
    }

    /// The same, less if the attendant is woken.
    func isFinishedOrRung(within milliseconds: Int32) -> Bool {
        isFinished(within: milliseconds, or: bell)
    }

    private func isFinished(within milliseconds: Int32, or other: Int32) -> Bool {
        var entries = [finish, other].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        guard poll(&entries, nfds_t(entries.count), milliseconds) > 0 else { return false }
        var count: UInt64 = 0
        if entries[1].revents != 0 { _ = read(other, &count, 8) }
        return entries[0].revents != 0
    }

    private func control(_ change: Change, _ descriptor: Int32, _ events: UInt32, _ token: UInt64) -> Bool {
        var event = funnel_event(events: events, token: token)
        return funnel_epoll_control(queue, change.rawValue, descriptor, &event) == 0
    }
}
