// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// One value while it is encoded: the encoder that its `encode(to:)` gets.
final class JSONNode {
    enum Shape { case scalar, array, object }

    let output: JSONOutput
    /// How many elements or members are written.
    var count = 0
    private var shape: Shape?
    private let depth: Int
    private let parent: JSONNode?
    private let ownPath: [any CodingKey]
    private let ownKey: (any CodingKey)?

    /// The value at the top of an output.
    ///
    /// - Parameters:
    ///   - depth: How many values it is nested in.
    ///   - path: Where it is in the document. It does not keep its parent, because the parent keeps it.
    init(depth: Int = 0, path: [any CodingKey] = []) {
        output = JSONOutput()
        parent = nil
        self.depth = depth
        ownPath = path
        ownKey = nil
        output.current = ObjectIdentifier(self)
    }

    private init(in parent: JSONNode, key: (any CodingKey)?) {
        output = parent.output
        self.parent = parent
        depth = parent.depth + 1
        ownPath = []
        ownKey = key
        output.current = ObjectIdentifier(self)
    }

    var codingPath: [any CodingKey] {
        var path: [any CodingKey] = []
        var next: JSONNode? = self
        while let node = next {
            path = node.ownPath + (node.ownKey.map { [$0] } ?? []) + path
            next = node.parent
        }
        return path
    }

    /// Makes the value an array or an object.
    func open(_ shape: Shape) throws(EncodingError) {
        if self.shape == shape { return }
        guard self.shape == nil else {
            throw invalid(shape, "A value is either an array, an object or a single value.")
        }
        try checkTurn()
        self.shape = shape
        output.bytes.append(shape == .object ? UInt8(ascii: "{") : UInt8(ascii: "["))
    }

    /// Completes the text: the closing bracket, and an empty object for a value that encoded nothing.
    func close() {
        switch shape {
        case .scalar: break
        case .array: output.bytes.append(UInt8(ascii: "]"))
        case .object: output.bytes.append(UInt8(ascii: "}"))
        case nil: output.bytes.append(contentsOf: "{}".utf8)
        }
    }

    /// Writes an element, or with a name a member. If it fails, nothing was written.
    func add<Value: Encodable>(
        _ value: Value,
        key: @autoclosure () -> any CodingKey,
        named name: String? = nil
    ) throws {
        try checkTurn()
        if output.bytes.appendJSONMember(value, named: name, isFirst: count == 0) {
            count += 1
            return
        }
        let mark = output.mark
        do {
            output.bytes.beginJSONMember(named: name, isFirst: count == 0)
            try encode(value, key: key())
            count += 1
        } catch {
            output.goBack(to: mark)
            throw error
        }
    }

    /// Writes the value of a single value container. If it fails, nothing was written.
    func addOnly<Value: Encodable>(_ value: Value) throws {
        guard shape == nil else { throw invalid(value, "A single value is encoded once.") }
        try checkTurn()
        if output.bytes.appendJSONScalar(value) {
            shape = .scalar
            return
        }
        let mark = output.mark
        do {
            try encode(value, key: nil)
            shape = .scalar
        } catch {
            output.goBack(to: mark)
            throw error
        }
    }

    /// Makes an element, or with a name a member, that is filled in later.
    func addPart(key: any CodingKey, named name: String? = nil) -> JSONNode {
        do throws(EncodingError) {
            try checkTurn()
            try checkDepth()
        } catch {
            return unattached(error)
        }
        let part = JSONNode(depth: depth + 1, path: codingPath + [key])
        output.bytes.beginJSONMember(named: name, isFirst: count == 0)
        count += 1
        output.insert(part)
        return part
    }

    /// A value to write to where it is too late to refuse: the mistake is remembered and the text is lost.
    func unattached(_ error: EncodingError) -> JSONNode {
        if output.failure == nil { output.failure = error }
        return JSONNode()
    }

    func invalid(_ value: Any, _ reason: String) -> EncodingError {
        .invalidValue(value, EncodingError.Context(codingPath: codingPath, debugDescription: reason))
    }

    private func encode<Value: Encodable>(_ value: Value, key: (any CodingKey)?) throws {
        let kind = output.kind(of: Value.self)
        if kind == .scalar, let scalar = value as? any JSONScalar { return scalar.appendJSON(to: &output.bytes) }
        try checkDepth()
        let node = JSONNode(in: self, key: key)
        if kind == .dictionary, let dictionary = value as? any JSONDictionary {
            try dictionary.encodeMembers(to: node)
        } else {
            try value.encode(to: node)
        }
        node.close()
        output.current = ObjectIdentifier(self)
    }

    private func checkDepth() throws(EncodingError) {
        guard depth >= JSONText.maximumDepth else { return }
        throw invalid(shape as Any, "The value is nested deeper than \(JSONText.maximumDepth) levels.")
    }

    /// Only the innermost value may write: one that is complete, or has another one inside it, would garble the text.
    private func checkTurn() throws(EncodingError) {
        guard output.current != ObjectIdentifier(self) else { return }
        throw invalid(shape as Any, "The container is used outside of its value's turn.")
    }
}
