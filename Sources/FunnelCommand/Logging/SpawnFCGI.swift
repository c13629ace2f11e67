// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

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
    /// Says why the program cannot start, if nobody would learn it otherwise.
    static func tell(_ line: String) {
        guard let descriptor = openTerminal() else { return }
        defer { close(descriptor) }
        var line = line
        line.withUTF8 { _ = write(descriptor, $0.baseAddress, $0.count) }
    }

    /// Opens its terminal, nil if nobody would read there what is not read elsewhere.
    static func openTerminal() -> Int32? {
        guard isNull(LogFile.starter ?? 2), parentName == "spawn-fcgi" else { return nil }
        let descriptor = open("/proc/\(getppid())/fd/2", O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        // In a file, what spawn-fcgi itself says would be written over it, or it over that.
        guard !isRegular(descriptor) else {
            close(descriptor)
            return nil
        }
        return descriptor
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
