// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Locking

/// A value that a handler leaves for its test.
final class Box<Value: Sendable>: Sendable {
    private let state: Lock<Value>

    init(_ value: Value) {
        state = Lock(value)
    }

    var value: Value {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}
