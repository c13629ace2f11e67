// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The text of a document while values are encoded, or of a part that is filled in later.
///
/// Most values are written straight into it. The container that a type asks its container for may be filled in any
/// order, so that has an output of its own, and this one remembers where it belongs.
final class JSONOutput {
    var bytes: [UInt8] = []
    /// The first mistake made where nothing could be thrown.
    var failure: EncodingError?
    /// The innermost value that is being encoded: only it may write.
    var current: ObjectIdentifier?
    private var parts: [(offset: Int, node: JSONNode)] = []
    private var kinds: [(type: ObjectIdentifier, kind: JSONKind)] = []

    /// A place to come back to when encoding a value fails.
    struct Mark {
        fileprivate let length: Int
        fileprivate let partCount: Int
        fileprivate let current: ObjectIdentifier?
    }

    var mark: Mark { Mark(length: bytes.count, partCount: parts.count, current: current) }

    func goBack(to mark: Mark) {
        bytes.removeSubrange(mark.length...)
        parts.removeSubrange(mark.partCount...)
        current = mark.current
    }

    /// How values of a type are written. Looking for a conformance takes longer than writing most values does, and most
    /// documents have few types.
    func kind<Value>(of type: Value.Type) -> JSONKind {
        let identifier = ObjectIdentifier(type)
        if let known = kinds.first(where: { $0.type == identifier }) { return known.kind }
        let kind: JSONKind =
            if type is any JSONScalar.Type { .scalar } else if type is any JSONDictionary.Type { .dictionary } else {
                .other
            }
        if kinds.count < 16 { kinds.append((identifier, kind)) }
        return kind
    }

    /// Leaves a place for a part.
    func insert(_ part: JSONNode) {
        parts.append((bytes.count, part))
    }

    /// The text with its parts in their places.
    func joined() throws -> [UInt8] {
        if parts.isEmpty, failure == nil { return bytes }
        var joined: [UInt8] = []
        try append(to: &joined)
        return joined
    }

    private func append(to joined: inout [UInt8]) throws {
        if let failure { throw failure }
        var start = 0
        for (offset, node) in parts {
            joined.append(contentsOf: bytes[start..<offset])
            start = offset
            node.close()
            try node.output.append(to: &joined)
        }
        joined.append(contentsOf: bytes[start...])
    }
}
