// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Something that handlers on several threads pass to each other, which they should not.
///
/// The unchecked conformance is sound because the server of its test has one thread, and the test looks when that has
/// stopped.
final class Box<Value>: @unchecked Sendable {
    private var value: Value

    init(_ value: Value) { self.value = value }

    func swap(_ new: Value) -> Value {
        defer { value = new }
        return value
    }
}
