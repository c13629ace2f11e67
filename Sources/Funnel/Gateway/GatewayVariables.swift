// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The CGI variables of one request, in the order they came.
///
/// Names and values stay the bytes that the web server sent, in one block of memory, until somebody asks for a
/// string. A name stands at most once.
public struct GatewayVariables: Sendable {
    /// Where one variable lies in the block.
    struct Entry: Sendable {
        var name: Range<Int>
        var value: Range<Int>
    }

    private(set) var storage: [UInt8]
    private(set) var entries: [Entry]

    /// Makes an empty set, with room for as much as is said.
    ///
    /// - Parameters:
    ///   - count: How many variables to make room for.
    ///   - bytes: How many bytes of names and values to make room for.
    public init(reservingCapacity count: Int = 0, bytes: Int = 0) {
        storage = []
        entries = []
        storage.reserveCapacity(bytes)
        entries.reserveCapacity(count)
    }

    /// How many variables there are.
    public var count: Int { entries.count }

    /// The names, in the order they came.
    public var names: [String] {
        entries.map { String(decoding: storage[$0.name], as: UTF8.self) }
    }

    /// The value of a variable as text, nil if there is no such variable.
    ///
    /// Bytes that are not UTF-8 are repaired with U+FFFD; ``bytes(_:)`` has them as they came. Setting nil removes
    /// the variable.
    public subscript(name: String) -> String? {
        get { index(of: name).map { String(decoding: storage[entries[$0].value], as: UTF8.self) } }
        set {
            if let newValue {
                set(name, bytes: Array(newValue.utf8))
            } else if let index = index(of: name) {
                entries.remove(at: index)
            }
        }
    }

    /// The value of a variable as it came, nil if there is no such variable.
    public func bytes(_ name: String) -> [UInt8]? {
        value(name).map(Array.init)
    }

    /// Sets a variable to bytes that need not be UTF-8.
    public mutating func set(_ name: String, bytes: [UInt8]) {
        if let index = index(of: name) {
            entries[index].value = store(bytes)
        } else {
            append(name: name.utf8, value: bytes)
        }
    }

    /// Adds a variable without looking whether it is there already: for transports, which know.
    package mutating func append(name: some Collection<UInt8>, value: some Collection<UInt8>) {
        let nameRange = store(name)
        entries.append(Entry(name: nameRange, value: store(value)))
    }

    /// Takes over variables that lie in one block already: for transports that received them that way.
    ///
    /// - Parameters:
    ///   - storage: The block.
    ///   - count: How many variables there are.
    ///   - ranges: Where the name and the value of the n-th variable lie; clamped to the block.
    package init(storage: [UInt8], count: Int, ranges: (Int) -> (name: Range<Int>, value: Range<Int>)) {
        self.storage = storage
        let whole = storage.indices
        entries = (0..<count).map {
            let (name, value) = ranges($0)
            return Entry(name: name.clamped(to: whole), value: value.clamped(to: whole))
        }
    }

    /// The bytes of a value without copying them, nil if there is no such variable.
    func value(_ name: String) -> ArraySlice<UInt8>? {
        index(of: name).map { storage[entries[$0].value] }
    }

    private mutating func store(_ bytes: some Collection<UInt8>) -> Range<Int> {
        let start = storage.count
        storage.append(contentsOf: bytes)
        return start..<storage.count
    }

    private func index(of name: String) -> Int? {
        var name = name
        return name.withUTF8 { wanted in
            storage.withUnsafeBufferPointer { bytes in
                entries.firstIndex { entry in
                    entry.name.count == wanted.count && bytes[entry.name].elementsEqual(wanted)
                }
            }
        }
    }
}
