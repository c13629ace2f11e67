// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Arguments from a form in the body only, urlencoded or multipart.
extension RequestHandler {
    /// The last value of an argument in a form.
    ///
    /// - Parameters:
    ///   - name: The argument's name.
    ///   - trimmed: Without white space around it. Default: true.
    /// - Throws: ``MissingArgumentError`` (answered with 400) if there is none; ``HTTPError`` 400 for bytes that are not
    ///   UTF-8.
    public func bodyArgument(_ name: String, trimmed: Bool = true) throws -> String {
        try required(name, in: .body, trimmed: trimmed)
    }

    /// The last value of an argument in a form, or a default if there is none. An empty value is a value.
    ///
    /// - Throws: ``HTTPError`` 400 for bytes that are not UTF-8.
    public func bodyArgument(_ name: String, default standard: String, trimmed: Bool = true) throws -> String {
        try bodyArguments(name, trimmed: trimmed).last ?? standard
    }

    /// The last value of an argument in a form, or a default, which may be nil, if there is none. An empty value is a
    /// value.
    ///
    /// - Throws: ``HTTPError`` 400 for bytes that are not UTF-8.
    public func bodyArgument(_ name: String, default standard: String?, trimmed: Bool = true) throws -> String? {
        try bodyArguments(name, trimmed: trimmed).last ?? standard
    }

    /// The last value of an argument in a form, without white space around it, converted.
    ///
    /// - Parameters:
    ///   - name: The argument's name.
    ///   - type: What to make of the text.
    /// - Throws: ``MissingArgumentError`` (answered with 400) if there is none; ``HTTPError`` 400 for a value that does
    ///   not convert, also for an empty one, with a log line that names the argument.
    public func bodyArgument<Value: LosslessStringConvertible>(_ name: String, as type: Value.Type) throws -> Value {
        try required(name, in: .body)
    }

    /// The last value of an argument in a form, converted, or a default if there is none. An empty value is a value.
    ///
    /// - Throws: ``HTTPError`` 400 for a value that does not convert, with a log line that names the argument.
    public func bodyArgument<Value: LosslessStringConvertible>(
        _ name: String,
        as type: Value.Type,
        default standard: Value
    ) throws -> Value {
        try converted(name, in: .body) ?? standard
    }

    /// The last value of an argument in a form, converted, or a default, which may be nil, if there is none. An empty
    /// value is a value.
    ///
    /// - Throws: ``HTTPError`` 400 for a value that does not convert, with a log line that names the argument.
    public func bodyArgument<Value: LosslessStringConvertible>(
        _ name: String,
        as type: Value.Type,
        default standard: Value?
    ) throws -> Value? {
        try converted(name, in: .body) ?? standard
    }

    /// All values of an argument in a form; none if there is none.
    ///
    /// - Throws: ``HTTPError`` 400 for bytes that are not UTF-8.
    public func bodyArguments(_ name: String, trimmed: Bool = true) throws -> [String] {
        try values(name, in: .body, trimmed: trimmed)
    }
}
