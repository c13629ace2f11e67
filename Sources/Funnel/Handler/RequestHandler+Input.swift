// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Arguments, from the query and from a form.
///
/// A value is what ``decodeArgument(_:name:)`` makes of its bytes. As in Tornado, control characters in it but tab and
/// line breaks become spaces, and white space around it is taken off, all of Unicode's.
extension RequestHandler {
    /// The last value of an argument.
    ///
    /// - Parameters:
    ///   - name: The argument's name.
    ///   - trimmed: Without white space around it. Default: true.
    /// - Throws: ``MissingArgumentError`` (answered with 400) if there is none; ``HTTPError`` 400 for bytes that are not
    ///   UTF-8.
    public func argument(_ name: String, trimmed: Bool = true) throws -> String {
        try required(name, in: .all, trimmed: trimmed)
    }

    /// The last value of an argument, or a default if there is none. An empty value is a value.
    ///
    /// - Throws: ``HTTPError`` 400 for bytes that are not UTF-8.
    public func argument(_ name: String, default standard: String, trimmed: Bool = true) throws -> String {
        try arguments(name, trimmed: trimmed).last ?? standard
    }

    /// The last value of an argument, or a default, which may be nil, if there is none. An empty value is a
    /// value.
    ///
    /// - Throws: ``HTTPError`` 400 for bytes that are not UTF-8.
    public func argument(_ name: String, default standard: String?, trimmed: Bool = true) throws -> String? {
        try arguments(name, trimmed: trimmed).last ?? standard
    }

    /// The last value of an argument, without white space around it, converted.
    ///
    ///     let page = try argument("page", as: Int.self)
    ///
    /// - Parameters:
    ///   - name: The argument's name.
    ///   - type: What to make of the text.
    /// - Throws: ``MissingArgumentError`` (answered with 400) if there is none; ``HTTPError`` 400 for a value that does
    ///   not convert, also for an empty one, with a log line that names the argument.
    public func argument<Value: LosslessStringConvertible>(_ name: String, as type: Value.Type) throws -> Value {
        try required(name, in: .all)
    }

    /// The last value of an argument, converted, or a default if there is none. An empty value is a value.
    ///
    /// - Throws: ``HTTPError`` 400 for a value that does not convert, with a log line that names the argument.
    public func argument<Value: LosslessStringConvertible>(
        _ name: String,
        as type: Value.Type,
        default standard: Value
    ) throws -> Value {
        try converted(name, in: .all) ?? standard
    }

    /// The last value of an argument, converted, or a default, which may be nil, if there is none. An empty
    /// value is a value.
    ///
    /// - Throws: ``HTTPError`` 400 for a value that does not convert, with a log line that names the argument.
    public func argument<Value: LosslessStringConvertible>(
        _ name: String,
        as type: Value.Type,
        default standard: Value?
    ) throws -> Value? {
        try converted(name, in: .all) ?? standard
    }

    /// All values of an argument, the query's first; none if there is none.
    ///
    /// - Throws: ``HTTPError`` 400 for bytes that are not UTF-8.
    public func arguments(_ name: String, trimmed: Bool = true) throws -> [String] {
        try values(name, in: .all, trimmed: trimmed)
    }
}
