// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What must hold for a request to be answered.
extension RequestHandler {
    /// The application's settings.
    public var settings: Settings { application.settings }

    /// Goes on only if a requirement is met.
    ///
    ///     override func post() throws {
    ///         try require(.authenticated)
    ///         …
    ///     }
    ///
    /// In a method it runs where Tornado's decorators run: after ``prepare()``.
    ///
    /// - Throws: What the requirement answers instead: ``HTTPError``, or ``Finish`` after a redirection.
    public func require(_ requirement: Requirement) throws {
        try requirement.check(self)
    }

    /// The value of a setting that a feature cannot do without. Tornado's `require_setting`.
    ///
    ///     let secret = try requireSetting(\.cookieSecret, for: "signed cookies")
    ///
    /// - Parameters:
    ///   - setting: The setting.
    ///   - feature: What needs it, for the log.
    /// - Throws: ``MissingSettingError``, which names both; uncaught it is answered with 500.
    public func requireSetting<Value>(_ setting: KeyPath<Settings, Value?>, for feature: String) throws -> Value {
        guard let value = application.settings[keyPath: setting] else {
            let name = String(describing: setting).split(separator: ".").last.map { String($0) } ?? ""
            throw MissingSettingError(setting: name, feature: feature)
        }
        return value
    }

    /// The step between path arguments and ``prepare()``: other sites' requests are refused, then the route's
    /// requirements are checked.
    func checkAccess() throws {
        try checkCrossSiteForgery()
        for requirement in context.requirements where !isFinished { try require(requirement) }
    }
}
