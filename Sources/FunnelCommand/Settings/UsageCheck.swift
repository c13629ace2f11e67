// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// Makes a bad setting wrong usage, which ends the program with code 64.
func usageChecked<Value>(_ read: () throws -> Value) throws -> Value {
    do {
        return try read()
    } catch let error as SettingError {
        throw error.asUsageError
    }
}
