// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

private import Glibc

/// Where the running program lies, so that it can be started again after a new version was put in its place.
enum ProgramPath {
    /// The path as the program was called by, if that is this program: a link that is turned to a new version leads
    /// there. Otherwise the file itself.
    ///
    /// To be asked at the start, before anybody changes the working directory.
    static func current(calledAs name: String) throws(SupervisorError) -> String {
        let own = Identity(of: "/proc/self/exe")
        for path in candidates(
            name,
            folder: workingFolder,
            searchPath: getenv("PATH").map { String(cString: $0) } ?? ""
        )
        where own != nil && Identity(of: path) == own {
            return path
        }
        guard let target = linkTarget("/proc/self/exe") else {
            throw SupervisorError("find the program's own file", errno: errno)
        }
        return withoutMark(target) { access($0, F_OK) == 0 }
    }

    /// What a name that a program was called by can mean.
    static func candidates(_ name: String, folder: String, searchPath: String) -> [String] {
        if name.hasPrefix("/") { return [name] }
        if name.contains("/") { return ["\(folder)/\(name)"] }
        guard !name.isEmpty else { return [] }
        return searchPath.split(separator: ":", omittingEmptySubsequences: false).map { entry in
            let directory = entry.hasPrefix("/") ? String(entry) : "\(folder)/\(entry.isEmpty ? "." : entry)"
            return "\(directory)/\(name)"
        }
    }

    /// Linux marks the path of a file that is gone; by then a new one may lie there.
    static func withoutMark(_ path: String, exists: (String) -> Bool) -> String {
        let mark = " (deleted)"
        guard path.hasSuffix(mark), !exists(path) else { return path }
        return String(path.dropLast(mark.count))
    }

    private static var workingFolder: String {
        guard let path = getcwd(nil, 0) else { return "." }
        defer { free(path) }
        return String(cString: path)
    }

    private static func linkTarget(_ path: String) -> String? {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink(path, &buffer, buffer.count)
        return count > 0 ? String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
    }

    private struct Identity: Hashable {
        let device: dev_t
        let number: ino_t

        init?(of path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            device = status.st_dev
            number = status.st_ino
        }
    }
}
