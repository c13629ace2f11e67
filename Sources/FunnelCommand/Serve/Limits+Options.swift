// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

extension Limits {
    /// Takes the limits that `serve` has options for.
    mutating func set(_ options: ServeOptions, environment: ProcessEnvironment) throws(SettingError) {
        if let time = try KnownSettings.stopTimeout.value(option: options.stopTimeout, environment: environment) {
            stopTimeout = time
        }
        if let time = try KnownSettings.idleTimeout.value(option: options.idleTimeout, environment: environment) {
            idleTimeout = time
        }
        if let time = try KnownSettings.headTimeout.value(option: options.headTimeout, environment: environment) {
            headTimeout = time
        }
        if let time = try KnownSettings.requestTimeout.value(option: options.requestTimeout, environment: environment) {
            requestTimeout = time
        }
        if let time = try KnownSettings.slowLog.value(option: options.slowLog, environment: environment) {
            slowLog = time
        }
        if let count = try KnownSettings.maxConnections.value(option: options.maxConnections, environment: environment)
        {
            maximumConnections = count
        }
        if let count = try KnownSettings.maxWaiting.value(option: options.maxWaiting, environment: environment) {
            maximumWaitingRequests = count
        }
    }
}
