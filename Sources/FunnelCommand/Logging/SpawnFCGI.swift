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

/// spawn-fcgi, which gives the programs that it starts `/dev/null` as standard error, and waits a tenth of a second
/// whether they end.
///
/// All it says then is `child exited with: 1`. Its own standard error is still the terminal: the one line that says
/// why is written there, as if it had been inherited.
enum SpawnFCGI {
    /// Opens its terminal, if nobody would learn otherwise why the program cannot start. To be called before anything
    /// else: it is gone soon.
    static func findTerminal() {
        guard isNull(2), parentName == "spawn-fcgi" else { return }
        let descriptor = open("/proc/\(getppid())/fd/2", O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        guard descriptor >= 0 else { return }
        // In a file, what spawn-fcgi itself says would be written over it, or it over that.
        guard !isRegular(descriptor) else {
            close(descriptor)
            return
        }
        terminal.store(descriptor, ordering: .relaxed)
    }

    /// Says why the program cannot start.
    static func tell(_ line: String) {
        let descriptor = terminal.load(ordering: .relaxed)
        guard descriptor >= 0 else { return }
        var line = line
        line.withUTF8 { _ = write(descriptor, $0.baseAddress, $0.count) }
    }

    /// Gives the terminal away, nil if there is none.
    static func takeTerminal() -> Int32? {
        let descriptor = terminal.exchange(-1, ordering: .relaxed)
        return descriptor >= 0 ? descriptor : nil
    }

    private static func isRegular(_ descriptor: Int32) -> Bool {
        var status = stat()
        return fstat(descriptor, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
    }

    private static func isNull(_ descriptor: Int32) -> Bool {
        var one = stat()
        var other = stat()
        return fstat(descriptor, &one) == 0 && stat("/dev/null", &other) == 0 && one.st_rdev == other.st_rdev
            && one.st_mode & S_IFMT == S_IFCHR
    }

    /// The name of the program that started this one, empty if it is not told.
    private static var parentName: String {
        guard let stream = fopen("/proc/\(getppid())/comm", "re") else { return "" }
        defer { fclose(stream) }
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = fread(&bytes, 1, bytes.count, stream)
        return String(decoding: bytes.prefix(count).prefix { $0 != 0x0A }, as: UTF8.self)
    }
}

/// The descriptor of the terminal, -1 if there is none.
private let terminal = Atomic<Int32>(-1)
