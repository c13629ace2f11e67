// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// One run of a program, from its start to its end. Input and output are files, so that no pipe can fill up.
struct ProgramRun {
    /// What it wrote to standard output.
    let output: [UInt8]
    /// What it wrote to standard error.
    let errors: String
    /// Its exit status, or the negative number of the signal that ended it.
    let status: Int

    init(_ path: String, environment: [[UInt8]], input: [UInt8], timeout: Duration) throws {
        let files = [try ScratchFile(input), try ScratchFile([]), try ScratchFile([])]
        let process = try Self.spawn(path, environment, files)
        status = try Self.wait(process, path, timeout)
        output = try files[1].contents()
        errors = String(decoding: try files[2].contents(), as: UTF8.self)
    }

    private static func spawn(_ path: String, _ environment: [[UInt8]], _ files: [ScratchFile]) throws -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (target, file) in files.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, file.descriptor, Int32(target))
        }
        let arguments = CStrings([Array(path.utf8)])
        let variables = CStrings(environment)
        var process = pid_t()
        let code = posix_spawn(&process, path, &actions, nil, arguments.pointers, variables.pointers)
        guard code == 0 else { throw TestClientError.programFailed("\(path): \(String(cString: strerror(code)))") }
        return process
    }

    private static func wait(_ process: pid_t, _ path: String, _ timeout: Duration) throws -> Int {
        let end = ContinuousClock.now + timeout
        var status: Int32 = 0
        while true {
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process { break }
            if ended < 0, errno != EINTR { throw TestClientError.programFailed("\(path): waitpid, errno \(errno)") }
            if ContinuousClock.now > end {
                kill(process, SIGKILL)
                waitpid(process, &status, 0)
                throw TestClientError.programFailed("\(path) did not end within \(timeout)")
            }
            usleep(1_000)
        }
        let signal = Int(status & 0x7F)
        return signal == 0 ? Int(status >> 8 & 0xFF) : -signal
    }
}

/// A null-terminated list of C strings.
private final class CStrings {
    let pointers: [UnsafeMutablePointer<CChar>?]

    init(_ strings: [[UInt8]]) {
        pointers =
            strings.map { string in
                let copy = UnsafeMutablePointer<CChar>.allocate(capacity: string.count + 1)
                for (index, byte) in string.enumerated() { copy[index] = CChar(bitPattern: byte) }
                copy[string.count] = 0
                return copy
            } + [nil]
    }

    deinit {
        for pointer in pointers { pointer?.deallocate() }
    }
}
