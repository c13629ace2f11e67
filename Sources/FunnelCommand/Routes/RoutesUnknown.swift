// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The application is no `RouteListing`.
struct RoutesUnknown: Error, CustomStringConvertible {
    var description: String { "the application does not say which routes it has" }
}
