// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The file of a unix socket that this process made, known by its number as well as by its path.
struct SocketFile: Sendable {
    let path: String
    private let device: dev_t
    private let number: ino_t

    init(path: String) throws(FastCGIError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { throw .system("bind unix:\(path)") }
        self.path = path
        device = status.st_dev
        number = status.st_ino
    }

    /// Removes the file, unless somebody has replaced it: the next generation of a program may serve there already.
    func remove() {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_dev == device, status.st_ino == number else { return }
        unlink(path)
    }
}
