// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Copies parameters out of libfcgi's memory, before the request and its memory end.
///
/// Its tables are kept from request to request, so that a collection allocates only the two blocks of the result.
struct ParameterCollector {
    /// A parameter in libfcgi's memory. Those of one name form a chain, whose first one knows the last.
    struct Item {
        let name: UnsafeRawBufferPointer
        var value: UnsafeRawBufferPointer
        var next: Int32 = -1
        var last: Int32
        var isFirst = true
        /// Where it stands in the table.
        var bucket = -1
    }

    private let maximumCount: Int
    private let maximumBytes: Int
    private var items: [Item] = []
    /// An open hash table of first items, by number; -1 where there is none.
    private var buckets: [Int32]
    private var conflict: String?
    private var overflow: FastCGIParameters.Overflow?

    init(limits: FastCGILimits) {
        maximumCount = min(max(limits.maximumParameters, 0), 1 << 20)
        maximumBytes = min(max(limits.maximumParameterBytes, 0), 1 << 30)
        var size = 16
        while size < maximumCount * 2 { size *= 2 }
        buckets = Array(repeating: -1, count: size)
        items.reserveCapacity(min(maximumCount, 256))
    }

    /// Collects `NAME=value` strings up to the null pointer. The first is the role, which libfcgi puts there itself.
    mutating func collect(_ environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> FastCGIParameters {
        var total = 0
        var index = 1
        while let environment, environment[0] != nil, let text = environment[index] {
            index += 1
            guard items.count < maximumCount else { overflow = .count; break }
            let bytes = UnsafeRawBufferPointer(start: text, count: strlen(text))
            total += bytes.count
            guard total <= maximumBytes else { overflow = .bytes; break }
            add(bytes)
        }
        defer { reset() }
        return result()
    }

    private mutating func reset() {
        for item in items where item.bucket >= 0 { buckets[item.bucket] = -1 }
        items.removeAll(keepingCapacity: true)
        conflict = nil
        overflow = nil
    }

    private mutating func add(_ text: UnsafeRawBufferPointer) {
        let split = Self.split(text)
        let name = UnsafeRawBufferPointer(rebasing: text.prefix(split))
        let value = UnsafeRawBufferPointer(rebasing: text.dropFirst(split + 1))
        let number = Int32(items.count)
        items.append(Item(name: name, value: value, last: number))
        var bucket = Self.hash(name) & (buckets.count - 1)
        while buckets[bucket] >= 0 {
            let first = Int(buckets[bucket])
            if Self.equal(items[first].name, name) { return addAgain(Int(number), to: first) }
            bucket = (bucket + 1) & (buckets.count - 1)
        }
        buckets[bucket] = number
        items[Int(number)].bucket = bucket
    }

    private mutating func addAgain(_ number: Int, to first: Int) {
        items[number].isFirst = false
        let name = items[first].name
        switch ParameterRule(name: name) {
        case .keepLast: items[first].value = items[number].value
        case .conflict: conflict = conflict ?? String(decoding: name, as: UTF8.self)
        case .conflictIfDifferent:
            guard !Self.equal(items[first].value, items[number].value) else { return }
            conflict = conflict ?? String(decoding: name, as: UTF8.self)
        case .joinFields, .joinCookies:
            items[Int(items[first].last)].next = Int32(number)
            items[first].last = Int32(number)
        }
    }

    /// Where the name ends.
    private static func split(_ text: UnsafeRawBufferPointer) -> Int {
        guard let start = text.baseAddress, let sign = memchr(start, Int32(UInt8(ascii: "=")), text.count) else {
            return text.count
        }
        return UnsafeRawPointer(sign) - start
    }

    private static func equal(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> Bool {
        guard first.count == second.count else { return false }
        guard let one = first.baseAddress, let other = second.baseAddress else { return true }
        return memcmp(one, other, first.count) == 0
    }

    /// From the length and the last bytes, where names differ most. Names that collide cost comparisons, and there are at
    /// most as many as the limit allows.
    private static func hash(_ name: UnsafeRawBufferPointer) -> Int {
        var tail: UInt64 = 0
        withUnsafeMutableBytes(of: &tail) { $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: name.suffix(8))) }
        let hash = (tail ^ UInt64(name.count)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: hash >> 33)
    }
}

extension ParameterCollector {
    private func result() -> FastCGIParameters {
        let size = items.reduce(0) { $0 + $1.name.count + $1.value.count + 2 }
        var entries: [FastCGIParameters.Entry] = []
        entries.reserveCapacity(items.count)
        let storage = [UInt8](unsafeUninitializedCapacity: size) { room, filled in
            var writer = ByteWriter(room: UnsafeMutableRawBufferPointer(room))
            for item in items where item.isFirst && !ParameterRule.isDropped(item.name, value: item.value) {
                entries.append(write(item, to: &writer))
            }
            filled = writer.count
        }
        return FastCGIParameters(storage: storage, entries: entries, conflict: conflict, overflow: overflow)
    }

    private func write(_ item: Item, to writer: inout ByteWriter) -> FastCGIParameters.Entry {
        let start = writer.count
        writer.append(item.name)
        let middle = writer.count
        writer.append(item.value)
        if item.next >= 0 {
            let separator = ParameterRule(name: item.name).separator
            var next = item.next
            while next >= 0 {
                writer.append(UnsafeRawBufferPointer(start: separator.utf8Start, count: separator.utf8CodeUnitCount))
                writer.append(items[Int(next)].value)
                next = items[Int(next)].next
            }
        }
        return FastCGIParameters.Entry(
            nameOffset: UInt32(clamping: start),
            nameCount: UInt32(clamping: middle - start),
            valueOffset: UInt32(clamping: middle),
            valueCount: UInt32(clamping: writer.count - middle)
        )
    }
}
