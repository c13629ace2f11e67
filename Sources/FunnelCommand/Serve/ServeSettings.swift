// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import Logging

/// What options and environment say about serving.
struct ServeSettings: Sendable {
    /// Where to serve HTTP, nil if that was not asked for.
    var http: String?
    /// Where to serve FastCGI, nil if that was not asked for.
    var fastCGI: String?
    /// How many worker threads there are.
    var threads: Int
    /// The permissions of a unix socket.
    var access: SocketAccess
    /// The limits.
    var limits: Limits
    /// Whether a trap in a handler is met with an answer, where that is possible.
    var containsTraps: Bool
    /// The pages about the server itself.
    var statusPages: StatusPages
    /// The least level that is logged.
    var logLevel: Logger.Level
    /// Where the log goes.
    var logTarget: LogTarget
    /// What web servers want of the application.
    var role: ServedRole

    /// Reads the settings: an option stands before its variable, and that before the default.
    ///
    /// - Throws: ``SettingError`` for a value that breaks its rule.
    init(
        _ options: ServeOptions,
        common: CommonOptionValues,
        environment: ProcessEnvironment
    ) throws(SettingError) {
        let common = try CommonSettings(common, environment: environment, defaultLevel: .info)
        logLevel = common.logLevel
        logTarget = common.logTarget
        limits = common.limits
        role = try KnownSettings.role.value(option: options.role, environment: environment) ?? .responder
        http = try KnownSettings.http.value(option: options.http, environment: environment)
        fastCGI = try KnownSettings.fastCGI.value(option: options.fastcgi, environment: environment)
        // What is typed stands before the environment here too.
        if options.http != nil, options.fastcgi == nil { fastCGI = nil }
        if options.fastcgi != nil, options.http == nil { http = nil }
        threads = try KnownSettings.threads.value(option: options.threads, environment: environment) ?? 16
        access = try SocketAccess(options, environment: environment)
        try limits.set(options, environment: environment)
        statusPages = try StatusPages(options, environment: environment)
        containsTraps =
            try KnownSettings.containment.value(option: options.containment, environment: environment) ?? true
    }
}
