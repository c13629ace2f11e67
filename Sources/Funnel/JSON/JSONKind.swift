// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// How values of a type are written.
enum JSONKind {
    /// Without asking them.
    case scalar
    /// As an object with sorted members.
    case dictionary
    /// As they say themselves.
    case other
}
