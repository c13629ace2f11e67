// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Any JSON value: what a Python handler passes to `write` as a dictionary of whatever it has.
enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    /// A whole number; wider than Swift's, since Python's have no end.
    case int(Int128)
    case double(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// The value of a text that may be missing.
    init(_ text: String?) {
        self = text.map(JSONValue.string) ?? .null
    }

    /// The value of a number that may be missing.
    init(_ number: Int?) {
        self = number.map { .int(Int128($0)) } ?? .null
    }

    /// The value of a list of texts.
    init(_ texts: [String]) {
        self = .array(texts.map(JSONValue.string))
    }
}
