// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Logging

/// Something that the supervisor does.
enum SupervisorAction: Sendable, Hashable {
    /// Starts the process of a worker.
    case start(worker: Int, generation: Int)
    /// Asks a worker whether it is there.
    case ping(worker: Int)
    /// Tells a worker to finish, and let go of its connections, while others serve on.
    case drain(worker: Int)
    /// Tells a worker to finish, since the program stops.
    case stop(worker: Int)
    /// Ends a worker at once.
    case kill(worker: Int)
    /// Stops listening, as far as this program owns the sockets.
    case closeSockets
    /// Says what happened.
    case log(Logger.Level, String)
    /// Tells the service manager.
    case notify(ServiceState)
    /// Ends the program.
    case finish(status: Int32)
}
