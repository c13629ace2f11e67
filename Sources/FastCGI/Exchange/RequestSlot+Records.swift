// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc

extension RequestSlot {
    /// The longest content that needs no padding.
    private static let recordCount = 65_528

    /// What goes to the system in one call: 32 records.
    private static let batchCount = 32 * recordCount

    /// Sends output in records of the full size. Before it goes what the library still holds, and that in the same call
    /// if all of it is known.
    ///
    /// - Parameter held: How many bytes the library holds; 0 if that is not known
    /// - Returns: False if it cannot be sent; why is noted, unless the library knows
    func writeRecords(_ bytes: UnsafeRawBufferPointer, behind held: Int) -> Bool {
        var head = library.unsent(held)
        guard head != nil || library.flush() else { return false }
        var rest = bytes[...]
        while !rest.isEmpty {
            let content = UnsafeRawBufferPointer(rebasing: rest.prefix(Self.batchCount))
            let code = writeBatch(content, behind: head)
            guard code == 0 else {
                outputError = .system("write the response", errno: code)
                return false
            }
            if let sent = head { library.forgetUnsent(sent.count) }
            head = nil
            rest = rest.dropFirst(content.count)
        }
        return true
    }

    /// Sends as one: a record of the head if there is one, records of the full size, and a record of the rest.
    private func writeBatch(_ content: UnsafeRawBufferPointer, behind head: UnsafeRawBufferPointer?) -> Int32 {
        guard let descriptor = connection?.descriptor else { return EPIPE }
        let (fullCount, restCount) = content.count.quotientAndRemainder(dividingBy: Self.recordCount)
        let rest = UnsafeRawBufferPointer(rebasing: content.suffix(restCount))
        let headers = [head?.count ?? 0, Self.recordCount, restCount].flatMap { header($0).bytes }
        return headers.withUnsafeBytes { headers in
            var pieces: [UnsafeRawBufferPointer] = []
            pieces.reserveCapacity(2 * fullCount + 6)
            if let head { pieces.appendRecord(head, header: headers[0..<8]) }
            for start in stride(from: 0, to: fullCount * Self.recordCount, by: Self.recordCount) {
                let part = UnsafeRawBufferPointer(rebasing: content[start..<start + Self.recordCount])
                pieces.appendRecord(part, header: headers[8..<16])
            }
            if restCount > 0 { pieces.appendRecord(rest, header: headers[16..<24]) }
            return descriptor.send(pieces)
        }
    }

    private func header(_ count: Int) -> RecordHeader {
        RecordHeader(
            kind: .standardOutput,
            requestID: preview.requestID,
            contentLength: count,
            paddingLength: (8 - count % 8) % 8
        )
    }
}

extension [UnsafeRawBufferPointer] {
    fileprivate mutating func appendRecord(_ content: UnsafeRawBufferPointer, header: Slice<UnsafeRawBufferPointer>) {
        let padding: StaticString = "\0\0\0\0\0\0\0"
        append(UnsafeRawBufferPointer(rebasing: header))
        append(content)
        append(UnsafeRawBufferPointer(start: padding.utf8Start, count: (8 - content.count % 8) % 8))
    }
}
