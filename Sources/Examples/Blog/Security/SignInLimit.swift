// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Keeps passwords from being found by trying: an address may fail five times in a quarter of an hour.
///
/// An attempt counts when it begins, so that many at once do not slip through; a successful one is taken back.
final class SignInLimit: Sendable {
    static let attempts = 5
    static let period: TimeInterval = 15 * 60
    private static let mostAddresses = 10_000

    private let attemptsByAddress = Locked<[String: [Date]]>([:])

    /// Counts an attempt.
    ///
    /// - Returns: False if it must not be made.
    func begin(_ address: String, now: Date = Date()) -> Bool {
        attemptsByAddress.withLock { all in
            if all.count >= Self.mostAddresses { all = all.filter { Self.isRecent($0.value.last, now) } }
            let recent = (all[address] ?? []).filter { Self.isRecent($0, now) }
            guard recent.count < Self.attempts, all.count < Self.mostAddresses else { return false }
            all[address] = recent + [now]
            return true
        }
    }

    /// Forgets the attempts of somebody who knew the password.
    func succeed(_ address: String) {
        attemptsByAddress.withLock { $0[address] = nil }
    }

    private static func isRecent(_ date: Date?, _ now: Date) -> Bool {
        date.map { now.timeIntervalSince($0) < period } ?? false
    }
}
