// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What keeps the application from being made.
struct StartFailure: Error, CustomStringConvertible {
    let description: String
}
