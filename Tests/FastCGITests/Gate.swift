// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Synchronization
import TestSupport

/// Lets a handler wait for its test.
final class Gate: Sendable {
    private let isOpen = Atomic<Bool>(false)

    func open() {
        isOpen.store(true, ordering: .sequentiallyConsistent)
    }

    func wait() {
        waitUntil { isOpen.load(ordering: .sequentiallyConsistent) }
    }
}
