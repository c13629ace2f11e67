// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Walks over name-value pairs as they come by, record after record, and adds up the lengths they claim (FastCGI
/// specification, section 3.4).
///
/// libfcgi makes room for a pair before its bytes are there, and ends the process where it cannot. So nothing may
/// reach it that claims more than a request may have.
struct PairWalk: Sendable, Hashable {
    private let limit: Int
    /// Lengths claimed so far, and a byte for each pair.
    private var total = 0
    /// Bytes of the present pair's name and value that are still to come.
    private var rest = 0
    /// The length field being read: how many of its bytes are missing, and what has come of it.
    private var missing = 0
    private var length = 0
    /// The length of the present pair's name, while its value's is being read.
    private var nameLength: Int?

    init(limit: Int) {
        self.limit = limit
    }

    /// A pair, or all of them together, claim more than the limit.
    var isExcessive: Bool { total > limit }

    /// Takes the content of the next record, or as much of it as has arrived.
    mutating func feed(_ content: ArraySlice<UInt8>) {
        var index = content.startIndex
        while index < content.endIndex, !isExcessive {
            if rest > 0 {
                let step = min(rest, content.endIndex - index)
                rest -= step
                index += step
            } else {
                take(content[index])
                index += 1
            }
        }
    }

    /// Takes a byte of a length field: one byte, or four with the highest bit of the first one set.
    private mutating func take(_ byte: UInt8) {
        if missing > 0 {
            length = length << 8 | Int(byte)
            missing -= 1
        } else {
            length = byte < 0x80 ? Int(byte) : Int(byte & 0x7F)
            missing = byte < 0x80 ? 0 : 3
        }
        if missing == 0 { endLength() }
    }

    /// Both lengths stand before the bytes of either. Two of 31 bits cannot overflow.
    private mutating func endLength() {
        total += length
        if let name = nameLength {
            total += 1
            rest = name + length
            nameLength = nil
        } else {
            nameLength = length
        }
    }
}
