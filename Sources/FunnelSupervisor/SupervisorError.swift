// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

private import Glibc

/// What keeps a supervisor or a worker from its work.
package struct SupervisorError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was being done and why it cannot be: one line.
    package let description: String

    init(_ description: String) {
        self.description = description
    }

    /// The failure of a system call.
    init(_ operation: String, errno code: Int32) {
        description = "\(operation): \(String(cString: strerror(code)).lowercased())"
    }
}
