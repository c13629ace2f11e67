// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Something that the supervisor has to deal with.
enum SupervisorEvent: Sendable, Hashable {
    /// The process of a worker was started.
    case started(worker: Int, process: Int32)
    /// The process of a worker could not be started, with the reason.
    case startFailed(worker: Int, String)
    /// A worker says that it serves.
    case ready(worker: Int)
    /// A worker has answered a ping: so many of its acceptors run.
    case pong(worker: Int, acceptors: Int, of: Int)
    /// A worker wants to be replaced, with the reason.
    case replacementWanted(worker: Int, String)
    /// The process of a worker has ended.
    case ended(worker: Int, ProcessEnd)
    /// A new generation is wanted.
    case reload
    /// The program is to stop, after the requests in hand. The second time it is to stop at once.
    case stop
    /// The program is to stop at once.
    case quit
    /// The time of ``SupervisorPlan/nextDeadline`` has come.
    case timePassed
}
