// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Where arguments are looked for.
enum ArgumentSource {
    case query
    case body
    /// In both, the query's values first.
    case all
}
