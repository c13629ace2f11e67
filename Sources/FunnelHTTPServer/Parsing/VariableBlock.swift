// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

/// CGI variables while they are gathered: one block of bytes, and where each name and value lies in it.
struct VariableBlock: Sendable {
    private(set) var bytes: [UInt8] = []
    private(set) var entries: [(name: Range<Int>, value: Range<Int>)] = []

    /// The names and values so far, in bytes.
    var size: Int { bytes.count }

    /// Makes room.
    mutating func reserve(entries count: Int, bytes size: Int) {
        bytes.reserveCapacity(size)
        entries.reserveCapacity(count)
    }

    /// Adds variables that are the same for all requests of a connection.
    mutating func append(_ other: VariableBlock) {
        let start = bytes.count
        bytes.append(contentsOf: other.bytes)
        for entry in other.entries {
            entries.append(
                (
                    entry.name.lowerBound + start..<entry.name.upperBound + start,
                    entry.value.lowerBound + start..<entry.value.upperBound + start
                )
            )
        }
    }

    /// Adds a variable.
    mutating func append(_ name: StaticString, _ value: UnsafeRawBufferPointer) {
        append(name) { $0.append(contentsOf: value) }
    }

    /// Adds a variable with the value that `write` adds to the block.
    mutating func append(_ name: StaticString, _ write: (inout [UInt8]) -> Void) {
        let start = bytes.count
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        let end = bytes.count
        write(&bytes)
        entries.append((start..<end, end..<bytes.count))
    }

    /// Adds `HTTP_…` of a header field, or what CGI calls it.
    mutating func append(field name: UnsafeRawBufferPointer, prefix: StaticString, value: UnsafeRawBufferPointer) {
        let start = bytes.count
        prefix.withUTF8Buffer { bytes.append(contentsOf: $0) }
        for byte in name { bytes.append(byte.asVariableByte) }
        let end = bytes.count
        bytes.append(contentsOf: value)
        entries.append((start..<end, end..<bytes.count))
    }

    /// The variable of the same name as the last one, if there is an earlier one.
    func earlierThanLast() -> Int? {
        guard let name = entries.last?.name else { return nil }
        return bytes.withUnsafeBytes { bytes in
            let wanted = UnsafeRawBufferPointer(rebasing: bytes[name])
            return entries.dropLast().firstIndex {
                $0.name.count == wanted.count
                    && UnsafeRawBufferPointer(rebasing: bytes[$0.name]).elementsEqual(wanted)
            }
        }
    }

    /// Joins the last variable to an earlier one.
    mutating func joinLast(to index: Int, separator: StaticString) {
        guard let last = entries.popLast() else { return }
        let joined = entries[index].value
        let start = bytes.count
        bytes.append(contentsOf: bytes[joined])
        separator.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: bytes[last.value])
        entries[index].value = start..<bytes.count
    }

    /// The variables, without a copy of the block.
    var variables: GatewayVariables {
        GatewayVariables(storage: bytes, count: entries.count) { entries[$0] }
    }
}
