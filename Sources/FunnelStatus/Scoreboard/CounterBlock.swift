// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import CScoreboard

/// The counters of one thread, or of all threads that have none of their own, on cache lines of their own.
///
/// The unchecked conformance is sound: the address never changes, and what lies there is touched by atomic operations
/// only. A block that is not shared belongs to one thread at a time, which its owner has to see to.
package struct CounterBlock: @unchecked Sendable {
    @usableFromInline let cells: UnsafeMutablePointer<UInt64>
    @usableFromInline let isShared: Bool

    init(cells: UnsafeMutablePointer<UInt64>, isShared: Bool) {
        self.cells = cells
        self.isShared = isShared
    }

    /// Adds to a counter.
    @inlinable
    package func add(_ counter: ServerCounter, _ count: UInt64 = 1) {
        let cell = cells + counter.rawValue
        if isShared { cscoreboard_add(cell, count) } else { cscoreboard_add_own(cell, count) }
    }

    /// Adds to a counter what has been counted in `Int`, where nothing is below zero.
    @inlinable
    package func add(_ counter: ServerCounter, bytes count: Int) {
        if count > 0 { add(counter, UInt64(count)) }
    }

    /// The value of a counter.
    package subscript(_ counter: ServerCounter) -> UInt64 { cscoreboard_load(cells + counter.rawValue) }
}
