// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// 2030-01-02 03:04:05 UTC: the reference application's date.
enum FixedDate {
    static let seconds = 1_893_553_445
}
