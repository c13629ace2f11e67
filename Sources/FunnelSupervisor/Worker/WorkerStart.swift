// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

private import Glibc

/// What a worker process was started with: the variable `FUNNEL_WORKER`, such as
/// `worker=7 generation=2 service=http control=5 listen=3,4 scoreboard=6`.
package struct WorkerStart: Sendable, Hashable {
    /// The number of the worker: each worker of a supervisor has another one.
    package var worker: Int
    /// The number of its generation, which grows with every reload.
    package var generation: Int
    /// What the supervisor wants to be served on the sockets: a word of the program's own.
    package var service: String
    /// The descriptor of the connection with the supervisor.
    var control: Int32
    /// The descriptors of the listening sockets.
    package var listening: [Int32]
    /// Further descriptors that the supervisor has passed on, by name.
    package var passed: [String: Int32]

    /// The variable's name.
    package static let variable = "FUNNEL_WORKER"

    /// Takes it from the environment of this process, so that child processes do not take it for theirs.
    ///
    /// - Returns: nil if this process was not started by a supervisor.
    /// - Throws: ``SupervisorError`` for a value that no supervisor wrote.
    package static func take() throws(SupervisorError) -> WorkerStart? {
        guard let value = getenv(variable).map({ String(cString: $0) }) else { return nil }
        unsetenv(variable)
        guard let start = WorkerStart(value) else {
            throw SupervisorError("\(variable) is for worker processes and is set by their supervisor only")
        }
        for descriptor in start.descriptors {
            guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else {
                throw SupervisorError("descriptor \(descriptor) of \(variable)", errno: errno)
            }
        }
        return start
    }

    init(
        worker: Int,
        generation: Int,
        service: String,
        control: Int32,
        listening: [Int32],
        passed: [String: Int32]
    ) {
        self.worker = worker
        self.generation = generation
        self.service = service
        self.control = control
        self.listening = listening
        self.passed = passed
    }

    /// Reads the variable's value; nil if it is malformed.
    init?(_ value: String) {
        var fields: [String: String] = [:]
        for field in value.split(separator: " ") {
            let parts = field.split(separator: "=", omittingEmptySubsequences: false)
            guard parts.count == 2, fields.updateValue(String(parts[1]), forKey: String(parts[0])) == nil else {
                return nil
            }
        }
        guard let worker = fields.removeValue(forKey: "worker").flatMap({ Int($0) }),
            let generation = fields.removeValue(forKey: "generation").flatMap({ Int($0) }),
            let service = fields.removeValue(forKey: "service"),
            let control = fields.removeValue(forKey: "control").flatMap(Self.descriptor),
            let listen = fields.removeValue(forKey: "listen")
        else { return nil }
        let listening = listen.split(separator: ",", omittingEmptySubsequences: false).map {
            Self.descriptor(String($0))
        }
        let passed = fields.mapValues(Self.descriptor)
        guard !listening.contains(nil), !passed.values.contains(nil) else { return nil }
        self.init(
            worker: worker,
            generation: generation,
            service: service,
            control: control,
            listening: listening.compactMap { $0 },
            passed: passed.compactMapValues { $0 }
        )
    }

    /// The variable's value.
    var value: String {
        let listen = listening.map(String.init).joined(separator: ",")
        let numbers = ["worker=\(worker)", "generation=\(generation)"]
        let own = numbers + ["service=\(service)", "control=\(control)", "listen=\(listen)"]
        return (own + passed.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }).joined(separator: " ")
    }

    /// All descriptors that a worker inherits beside the standard ones.
    var descriptors: [Int32] { [control] + listening + passed.values.sorted() }

    private static func descriptor(_ text: String) -> Int32? {
        Int32(text).flatMap { $0 >= 0 ? $0 : nil }
    }
}
