// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import Logging

/// What options and environment say about answering requests.
struct CommonSettings: Sendable {
    /// The limits; those that cannot be set have their defaults.
    var limits: Limits
    /// The least level that is logged.
    var logLevel: Logger.Level
    /// Where the log goes.
    var logTarget: LogTarget

    /// Reads the settings.
    ///
    /// - Throws: ``SettingError`` for a value that breaks its rule.
    init(
        _ options: CommonOptionValues,
        environment: ProcessEnvironment,
        defaultLevel: Logger.Level
    ) throws(SettingError) {
        limits = Limits()
        if let size = try KnownSettings.maxBody.value(option: options.maxBody, environment: environment) {
            limits.maximumBodySize = size
        }
        let level = try KnownSettings.logLevel.value(option: options.logLevel, environment: environment)
        logLevel = level ?? defaultLevel
        let target = try KnownSettings.logFile.value(option: options.logFile, environment: environment)
        logTarget = target ?? .standardError
    }
}
