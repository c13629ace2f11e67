// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// How arguments are found, made text, and converted.
extension RequestHandler {
    /// All values of an argument, decoded and cleaned.
    func values(_ name: String, in source: ArgumentSource, trimmed: Bool) throws -> [String] {
        var values = source == .body ? [] : FormFields.values(name, in: request.queryArguments)
        if source != .query { values += FormFields.values(name, in: try request.bodyArguments) }
        return try values.map { try cleaned(decodeArgument($0, name: name), trimmed: trimmed) }
    }

    /// The last value of an argument.
    func required(_ name: String, in source: ArgumentSource, trimmed: Bool) throws -> String {
        guard let value = try values(name, in: source, trimmed: trimmed).last else { throw MissingArgumentError(name) }
        return value
    }

    /// The last value of an argument, converted.
    func required<Value: LosslessStringConvertible>(_ name: String, in source: ArgumentSource) throws -> Value {
        guard let value: Value = try converted(name, in: source) else { throw MissingArgumentError(name) }
        return value
    }

    /// The last value of an argument, converted; nil only if there is none.
    func converted<Value: LosslessStringConvertible>(_ name: String, in source: ArgumentSource) throws -> Value? {
        guard let text = try values(name, in: source, trimmed: true).last else { return nil }
        guard let value = Value(text) else {
            throw HTTPError(.badRequest, logMessage: "argument \(name) is no \(Value.self)".logSafe)
        }
        return value
    }

    /// Replaces control characters, of which only tab and line breaks are let through, and trims.
    private func cleaned(_ text: String, trimmed: Bool) -> String {
        var scalars = text.unicodeScalars[...]
        if scalars.contains(where: \.isStrayControl) {
            scalars = String.UnicodeScalarView(scalars.map { $0.isStrayControl ? " " : $0 })[...]
        }
        return String(trimmed ? scalars.trimmingWhiteSpace() : scalars)
    }
}

extension Unicode.Scalar {
    fileprivate var isStrayControl: Bool {
        value < 0x09 || (value >= 0x0E && value < 0x20)
    }
}
