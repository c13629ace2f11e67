// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// How one worker process is.
public struct WorkerStatus: Sendable, Hashable {
    /// Its number, which no other worker of this server has had.
    public var number: Int

    /// Its process.
    public var process: Int32

    /// The generation it belongs to.
    public var generation: Int

    /// The time since it was started.
    public var age: Duration

    /// What it has counted, and what it has in hand.
    public var figures: ServerFigures

    /// Its memory, in bytes: the resident set, pages that it shares with others included. Nil if the system does not say.
    public var memory: Int?

    /// Makes one.
    public init(
        number: Int,
        process: Int32,
        generation: Int,
        age: Duration,
        figures: ServerFigures,
        memory: Int?
    ) {
        self.number = number
        self.process = process
        self.generation = generation
        self.age = age
        self.figures = figures
        self.memory = memory
    }

    init(_ entry: Scoreboard.Entry, memory: Int?) {
        self.init(
            number: entry.worker,
            process: entry.process,
            generation: entry.generation,
            age: entry.age,
            figures: entry.figures,
            memory: memory
        )
    }
}
