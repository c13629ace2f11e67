// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Arguments from the query only.
extension RequestHandler {
    /// The last value of an argument in the query.
    ///
    /// - Parameters:
    ///   - name: The argument's name.
    ///   - trimmed: Without white space around it. Default: true.
    /// - Throws: ``MissingArgumentError`` (answered with 400) if there is none; ``HTTPError`` 400 for bytes that are not
    ///   UTF-8.
    public func queryArgument(_ name: String, trimmed: Bool = true) throws -> String {
        try required(name, in: .query, trimmed: trimmed)
    }

    /// The last value of an argument in the query, or a default if there is none. An empty value is a value.
    ///
    /// - Throws: ``HTTPError`` 400 for bytes that are not UTF-8.
    public func queryArgument(_ name: String, default standard: String, trimmed: Bool = true) throws -> String {
        try queryArguments(name, trimmed: trimmed).last ?? standard
    }

    /// The last value of an argument in the query, or a default, which may be nil, if there is none. An empty value is a
    /// value.
    ///
    /// - Throws: ``HTTPError`` 400 for bytes that are not UTF-8.
    public func queryArgument(_ name: String, default standard: String?, trimmed: Bool = true) throws -> String? {
        try queryArguments(name, trimmed: trimmed).last ?? standard
    }

    /// The last value of an argument in the query, without white space around it, converted.
    ///
    /// - Parameters:
    ///   - name: The argument's name.
    ///   - type: What to make of the text.
    /// - Throws: ``MissingArgumentError`` (answered with 400) if there is none; ``HTTPError`` 400 for a value that does
    ///   not convert, also for an empty one, with a log line that names the argument.
    public func queryArgument<Value: LosslessStringConvertible>(_ name: String, as type: Value.Type) throws -> Value {
        try required(name, in: .query)
    }

    /// The last value of an argument in the query, converted, or a default if there is none. An empty value is a value.
    ///
    /// - Throws: ``HTTPError`` 400 for a value that does not convert, with a log line that names the argument.
    public func queryArgument<Value: LosslessStringConvertible>(
        _ name: String,
        as type: Value.Type,
        default standard: Value
    ) throws -> Value {
        try converted(name, in: .query) ?? standard
    }

    /// The last value of an argument in the query, converted, or a default, which may be nil, if there is none. An empty
    /// value is a value.
    ///
    /// - Throws: ``HTTPError`` 400 for a value that does not convert, with a log line that names the argument.
    public func queryArgument<Value: LosslessStringConvertible>(
        _ name: String,
        as type: Value.Type,
        default standard: Value?
    ) throws -> Value? {
        try converted(name, in: .query) ?? standard
    }

    /// All values of an argument in the query; none if there is none.
    ///
    /// - Throws: ``HTTPError`` 400 for bytes that are not UTF-8.
    public func queryArguments(_ name: String, trimmed: Bool = true) throws -> [String] {
        try values(name, in: .query, trimmed: trimmed)
    }
}
