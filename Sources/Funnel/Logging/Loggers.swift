// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

public import Logging

/// The three loggers of an application, after Tornado's.
public struct Loggers: Sendable {
    /// One line for each request: at `info` below status 400, at `warning` below 500, at `error` from there on.
    public var access: Logger

    /// Errors that handlers did not catch.
    public var application: Logger

    /// Everything else: why a request was refused, what a handler did wrong.
    public var general: Logger

    /// Makes the loggers `funnel.access`, `funnel.application` and `funnel.general`.
    public init() {
        self.init(
            access: Logger(label: "funnel.access"),
            application: Logger(label: "funnel.application"),
            general: Logger(label: "funnel.general")
        )
    }

    /// Makes loggers of one's own.
    public init(access: Logger, application: Logger, general: Logger) {
        self.access = access
        self.application = application
        self.general = general
    }
}
