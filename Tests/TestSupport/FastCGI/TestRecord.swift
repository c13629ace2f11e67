// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A FastCGI record as a web server sends or receives it (specification, section 3.3), with nothing checked, so that wrong
/// ones can be made too.
public struct TestRecord: Sendable, Hashable {
    /// The type byte.
    public var type: UInt8
    /// The request it belongs to; 0 for management.
    public var id: UInt16
    /// The content without padding.
    public var content: [UInt8]
    /// How many bytes of padding follow.
    public var padding: Int

    /// A record.
    public init(_ type: UInt8, id: UInt16 = 1, _ content: [UInt8] = [], padding: Int = 0) {
        self.type = type
        self.id = id
        self.content = content
        self.padding = padding
    }

    /// As it goes over the wire.
    public var bytes: [UInt8] {
        let header: [UInt8] = [
            1, type, UInt8(id >> 8), UInt8(id & 255), UInt8(content.count >> 8 & 255), UInt8(content.count & 255),
            UInt8(padding), 0,
        ]
        return header + content + [UInt8](repeating: 0, count: padding)
    }

    /// `FCGI_BEGIN_REQUEST`.
    public static func begin(role: UInt16 = 1, keep: Bool = true, id: UInt16 = 1) -> TestRecord {
        TestRecord(1, id: id, [UInt8(role >> 8), UInt8(role & 255), keep ? 1 : 0, 0, 0, 0, 0, 0])
    }

    /// `FCGI_PARAMS` with everything in one record, padded as nginx does, without the empty one that ends them.
    public static func parameters(_ pairs: [(String, String)], id: UInt16 = 1) -> TestRecord {
        let content = pairs.flatMap { nameValue(Array($0.0.utf8), Array($0.1.utf8)) }
        return TestRecord(4, id: id, content, padding: (8 - content.count % 8) % 8)
    }

    /// `FCGI_STDIN` in records of at most `size` bytes, without the empty one that ends it.
    public static func body(_ bytes: [UInt8], size: Int = 32_760, id: UInt16 = 1) -> [TestRecord] {
        stride(from: 0, to: bytes.count, by: size).map {
            TestRecord(5, id: id, Array(bytes[$0..<min($0 + size, bytes.count)]))
        }
    }

    /// A name-value pair (section 3.4).
    public static func nameValue(_ name: [UInt8], _ value: [UInt8]) -> [UInt8] {
        length(name.count) + length(value.count) + name + value
    }

    private static func length(_ count: Int) -> [UInt8] {
        if count < 128 { return [UInt8(count)] }
        return [
            UInt8(0x80 | count >> 24 & 0x7F), UInt8(count >> 16 & 255), UInt8(count >> 8 & 255), UInt8(count & 255),
        ]
    }
}
