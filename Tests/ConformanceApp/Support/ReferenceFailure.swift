// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What is an exception of Python's own in the reference application: an error that no status goes with.
struct ReferenceFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
