// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

// `environ` is a variable that anybody may change; the supervisor has one thread.
@preconcurrency private import Glibc

/// Starts worker processes.
struct WorkerProcess {
    /// The program to run.
    let path: String
    /// Its arguments, its name first.
    let arguments: [String]

    /// Variables that are for the supervisor alone.
    private static let withheld: Set<String> = [
        WorkerStart.variable, "NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID", "LISTEN_FDS", "LISTEN_PID",
        "LISTEN_FDNAMES",
    ]

    /// Starts one.
    ///
    /// It leads a process group of its own, so that Ctrl-C in a terminal reaches the supervisor alone, which then
    /// tells the workers.
    ///
    /// - Returns: Its process id.
    func start(_ start: WorkerStart) throws(SupervisorError) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // Duplicating a descriptor to its own number makes it stay open in the new program.
        for descriptor in start.descriptors { posix_spawn_file_actions_adddup2(&actions, descriptor, descriptor) }
        var attributes = Self.attributes()
        defer { posix_spawnattr_destroy(&attributes) }

        let variables = Self.environment() + ["\(WorkerStart.variable)=\(start.value)"]
        let lists = [arguments, variables].map { strings in strings.map { strdup($0) } + [nil] }
        defer { for text in lists.joined() { free(text) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, path, &actions, &attributes, lists[0], lists[1])
        guard code == 0 else { throw SupervisorError(path, errno: code) }
        return process
    }

    /// Signals as a program expects them: none blocked, none ignored or handled.
    private static func attributes() -> posix_spawnattr_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
        posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: Int(flags)))
        return attributes
    }

    private static func environment() -> [String] {
        var variables: [String] = []
        var next = environ
        while let entry = next.pointee {
            let variable = String(cString: entry)
            if !withheld.contains(String(variable.prefix { $0 != "=" })) { variables.append(variable) }
            next += 1
        }
        return variables
    }
}
