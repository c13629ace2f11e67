// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The program was built without the supervisor: on a platform where it does not run.
struct WorkersUnavailable: Error, CustomStringConvertible {
    var description: String { "--workers is not available on this platform" }
}
