// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A piece of a pattern outside all groups, as far as it matters for finding literal text.
enum PatternToken: Equatable {
    /// A byte that stands for itself.
    case literal(UInt8)

    /// Something that makes the token before it optional or repeated.
    case quantifier

    /// `|`
    case alternation

    /// `^`
    case start

    /// `$`
    case end

    /// A group, a class, an escape or a dot: anything that is not one certain byte.
    case opaque
}
