// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What options and environment say about worker processes.
struct WorkerSettings: Sendable, Hashable {
    /// How many there are; nil for one process without a supervisor.
    var count: WorkerCount?
    /// After about how many requests a worker is replaced; nil for never.
    var maximumRequests: Int?
    /// How much memory a worker may use, in bytes; nil for any.
    var maximumMemory: Int?
    /// How long a replaced worker may take to finish.
    var drainTimeout: Duration
    /// How long a new worker may take until it serves.
    var startTimeout: Duration
    /// How long a worker may give no sign of life; nil for any time.
    var workerTimeout: Duration?

    /// Reads the settings: an option stands before its variable, and that before the default.
    ///
    /// - Throws: ``SettingError`` for a value that breaks its rule, and for a setting that means nothing without
    ///   workers.
    init(_ options: WorkerOptions, environment: ProcessEnvironment) throws(SettingError) {
        count = try KnownSettings.workers.value(option: options.workers, environment: environment)
        maximumRequests = try KnownSettings.maxRequests.value(option: options.maxRequests, environment: environment)
        maximumMemory = try KnownSettings.maxMemory.value(option: options.maxMemory, environment: environment)
        let drain = try KnownSettings.drainTimeout.value(option: options.drainTimeout, environment: environment)
        let start = try KnownSettings.startTimeout.value(option: options.startTimeout, environment: environment)
        let silence = try KnownSettings.workerTimeout.value(option: options.workerTimeout, environment: environment)
        workerTimeout = silence == .zero ? nil : silence ?? .seconds(30)
        drainTimeout = drain ?? .seconds(30)
        startTimeout = start ?? .seconds(30)
        guard count == nil else { return }
        let typed = [
            (KnownSettings.maxRequests.option, options.maxRequests),
            (KnownSettings.maxMemory.option, options.maxMemory),
            (KnownSettings.drainTimeout.option, options.drainTimeout),
            (KnownSettings.startTimeout.option, options.startTimeout),
            (KnownSettings.workerTimeout.option, options.workerTimeout),
        ]
        for case (let option, let value?) in typed {
            throw SettingError(source: option, value: value, rule: "of use without --workers")
        }
    }
}
