// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import GRDB

extension DatabaseError {
    /// True if the file or its folder may only be read.
    var keepsFromWriting: Bool {
        [.SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_IOERR].contains(resultCode)
    }

    /// What the author is told; nothing of the error itself, which is in the log.
    var advice: String {
        switch resultCode {
        case .SQLITE_FULL: "The disk is full. Make room on the server, then save again."
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
            "The database may only be read. Let the program write to its file and folder, then save again."
        case .SQLITE_BUSY, .SQLITE_LOCKED: "The database is busy with something else. Save again in a minute."
        default: "The database could not be written. The server's log says why."
        }
    }
}
