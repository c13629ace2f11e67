// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A setting that an option or an environment variable gives: the option stands before the variable, and that before
/// the default.
struct Setting<Value: Sendable>: Sendable {
    /// The option, as it is typed.
    let option: String
    /// What a value must be, to be read after "is not".
    let rule: String
    /// Reads a value, nil if it breaks the rule.
    let parse: @Sendable (String) -> Value?

    /// The option's twin in the environment: `FUNNEL_MAX_BODY` for `--max-body`.
    var variable: String {
        "FUNNEL_" + option.drop { $0 == "-" }.map { $0 == "-" ? "_" : $0.uppercased() }.joined()
    }

    /// The value that was set, nil if there is none. A variable that is set but empty counts as not set.
    ///
    /// - Throws: ``SettingError`` for a value that breaks the rule.
    func value(option given: String?, environment: ProcessEnvironment) throws(SettingError) -> Value? {
        if let given { return try read(given, source: option) }
        guard let text = environment[variable], !text.isEmpty else { return nil }
        return try read(text, source: variable)
    }

    /// Reads a value that was given by another name.
    func read(_ text: String, source: String) throws(SettingError) -> Value {
        guard let value = parse(text) else { throw SettingError(source: source, value: text, rule: rule) }
        return value
    }
}
