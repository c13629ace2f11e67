// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// What the groups of a route's pattern caught in the path, percent-decoded.
///
///     Route("/story/([0-9]+)", StoryHandler.init)      // pathArguments[0]
///     Route("/story/(?P<id>[0-9]+)", StoryHandler.init) // pathArguments["id"]
public struct PathArguments: Sendable {
    private let values: [String?]
    private let names: [String?]

    init(values: [String?] = [], names: [String?] = []) {
        self.values = values
        self.names = names
    }

    /// How many groups the pattern has.
    public var count: Int { values.count }

    /// The n-th argument, nil if its group took no part in the match or the pattern has fewer groups.
    public subscript(position: Int) -> String? {
        values.indices.contains(position) ? values[position] : nil
    }

    /// The argument of a named group, nil if it took no part in the match or the pattern has no such group.
    public subscript(name: String) -> String? {
        names.firstIndex(of: name).flatMap { self[$0] }
    }

    /// True if the pattern has a group of this name, whether it took part in the match or not.
    func hasGroup(named name: String) -> Bool { names.contains(name) }

    /// The n-th argument, converted.
    ///
    /// - Throws: ``HTTPError`` 404 if there is none or it does not convert: there is no page at such a path.
    public func require<Value: LosslessStringConvertible>(_ position: Int, as type: Value.Type = Value.self) throws
        -> Value
    {
        try convert(self[position], argument: "\(position)")
    }

    /// The argument of a named group, converted.
    ///
    /// - Throws: ``HTTPError`` 404 if there is none or it does not convert: there is no page at such a path.
    public func require<Value: LosslessStringConvertible>(_ name: String, as type: Value.Type = Value.self) throws
        -> Value
    {
        try convert(self[name], argument: name)
    }

    private func convert<Value: LosslessStringConvertible>(_ text: String?, argument: String) throws -> Value {
        guard let value = text.flatMap({ Value($0) }) else {
            throw HTTPError(.notFound, logMessage: "path argument \(argument) is no \(Value.self)")
        }
        return value
    }
}
