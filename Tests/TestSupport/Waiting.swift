// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Asks until the answer is yes, or time is up. Tests wait for a condition and never for a time.
///
/// - Parameter timeout: When to give up, generous for slow machines
/// - Returns: whether the condition came true
@discardableResult
public func waitUntil(timeout: Duration = .seconds(20), _ condition: () throws -> Bool) rethrows -> Bool {
    let clock = ContinuousClock()
    let end = clock.now + timeout
    while clock.now < end {
        if try condition() { return true }
        usleep(2000)
    }
    return try condition()
}
