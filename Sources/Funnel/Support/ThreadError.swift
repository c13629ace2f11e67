// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The system gives no thread, or nothing to wait for signals with.
package struct ThreadError: Error, Sendable, Hashable {
    /// What was being done.
    package let operation: String
    /// The system's error number.
    package let code: Int32
}
