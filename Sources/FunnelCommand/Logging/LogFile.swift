// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

private import Synchronization

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// The log in a file: standard error becomes that file, so that what the runtime says of a crash is in it too.
///
/// Whoever rotates logs renames the file and sends SIGUSR1; the lines that follow are in a new file of the old name.
/// A line is written whole to one of the two: descriptor 2 changes in one step.
enum LogFile {
    /// Opens the file at its end, made with mode 0640 if there is none.
    ///
    /// - Throws: ``LogFileError`` if it cannot be opened.
    static func open(_ path: String) throws(LogFileError) {
        // A relative path must mean the same file after a change of folder. The pointer is kept for ever: the
        // handler of the signal may run at any instant.
        guard let whole = strdup(absolute(path)) else { throw LogFileError(path: path, reason: "no memory") }
        let before = fcntl(2, F_DUPFD_CLOEXEC, 3)
        guard becomesStandardError(whole) else {
            let reason = String(cString: strerror(errno))
            if before >= 0 { close(before) }
            free(whole)
            throw LogFileError(path: path, reason: reason)
        }
        formerStandardError.store(before, ordering: .relaxed)
        logPath.store(UInt(bitPattern: whole), ordering: .releasing)
    }

    /// Where whoever starts the program reads: what standard error was at first, nil if it still is that.
    static var starter: Int32? {
        let descriptor = formerStandardError.load(ordering: .relaxed)
        return descriptor >= 0 ? descriptor : nil
    }

    /// Takes over a descriptor that whoever starts the program reads, in place of what standard error was.
    static func setStarter(_ descriptor: Int32) {
        let before = formerStandardError.exchange(descriptor, ordering: .relaxed)
        if before >= 0 { close(before) }
    }

    /// Says something to whoever starts the program, who does not look into the file.
    static func tellStarter(_ line: String) {
        guard let descriptor = starter else { return }
        var line = line
        line.withUTF8 { _ = write(descriptor, $0.baseAddress, $0.count) }
    }

    /// The program has started: nothing goes any more to where standard error went before. A terminal may close, and a
    /// pipe's reader waits for its end.
    static func forgetStarter() {
        let descriptor = formerStandardError.exchange(-1, ordering: .relaxed)
        for descriptor in [descriptor, SpawnFCGI.takeTerminal() ?? -1] where descriptor >= 0 { close(descriptor) }
    }

    private static func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
        defer { free(folder) }
        return "\(String(cString: folder))/\(path)"
    }

    /// Opens the file anew: what SIGUSR1 does.
    static func reopen() {
        reopenLog(SIGUSR1)
    }

    /// Lets SIGUSR1 open the file anew. Without a file it does nothing: a program that rotates logs ends none that has
    /// no log of its own.
    static func handleSignal() {
        var action = sigaction()
        #if canImport(Darwin)
            action.__sigaction_u.__sa_handler = { reopenLog($0) }
        #elseif canImport(Glibc)
            action.__sigaction_handler.sa_handler = { reopenLog($0) }
        #else
            action.__sa_handler.sa_handler = { reopenLog($0) }
        #endif
        action.sa_flags = SA_RESTART
        sigemptyset(&action.sa_mask)
        sigaction(SIGUSR1, &action, nil)
        // A program starts with the signals blocked that its parent had blocked.
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGUSR1)
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
    }
}

/// The path of the file as a C string, 0 if there is no file.
private let logPath = Atomic<UInt>(0)

/// Where standard error went before, -1 once that is of no more interest.
private let formerStandardError = Atomic<Int32>(-1)

/// Opens the file and puts it in the place of descriptor 2. Every call in it may be made in the handler of a signal.
private func becomesStandardError(_ path: UnsafePointer<CChar>) -> Bool {
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0o640)
    guard file >= 0 else { return false }
    guard file != 2 else { return fcntl(2, F_SETFD, 0) == 0 }
    let result = dup2(file, 2)
    close(file)
    return result == 2
}

/// The handler of SIGUSR1. If there is no opening the file anew, the old one is kept, and says so.
private func reopenLog(_ signal: Int32) {
    let saved = errno
    defer { errno = saved }
    guard let path = UnsafePointer<CChar>(bitPattern: logPath.load(ordering: .acquiring)) else { return }
    guard !becomesStandardError(path) else { return }
    let complaint: StaticString = "funnel: SIGUSR1: the log file cannot be opened anew, so the old one is kept\n"
    _ = write(2, complaint.utf8Start, complaint.utf8CodeUnitCount)
}
