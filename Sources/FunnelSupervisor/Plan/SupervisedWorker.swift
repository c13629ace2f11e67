// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A worker process as the plan sees it.
struct SupervisedWorker: Sendable, Hashable {
    /// Where it is in its life.
    enum Phase: Sendable, Hashable {
        /// Its process was started.
        case starting
        /// It says that it serves, and has to prove it.
        case proving
        /// It serves.
        case serving
        /// It finishes what it has in hand.
        case leaving
    }

    /// Its number: each worker of this supervisor has another one.
    let id: Int
    /// The generation it belongs to.
    let generation: Int
    var process: Int32?
    var phase = Phase.starting
    /// When it is given up.
    var deadline: Duration?
    /// When it is asked again whether all of it is there.
    var nextPing: Duration?
    /// When the ping was sent that it has not answered yet.
    var unansweredSince: Duration?
    var servingSince: Duration?
    /// It wants to be replaced.
    var isTired = false
    /// It was ended at once, since it did not go by itself.
    var isKilled = false

    /// How a log line calls it.
    var name: String { process.map { "Worker \($0)" } ?? "A worker" }

    /// It may have taken requests.
    var mayServe: Bool { phase == .serving || phase == .proving }
}
