// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus

/// The parser of `multipart/form-data` (RFC 7578), fed with the pieces of a body as they come.
///
/// It keeps no bytes but the header of the part it is in. The rules are Tornado's, which refuse most of what two
/// parsers could read in two ways: text before the first part, a delimiter in the middle of a line, a part without a
/// name; nothing at all between two delimiters is passed over. Where Tornado lets the last of several final boundaries
/// count, a second one is refused here, and text before the first part even if it looks like a part.
struct MultipartParser<Sink: MultipartSink> {
    private enum Place {
        case beforeFirstPart
        case header
        case content
        case afterEnd
    }

    /// What took the parts.
    private(set) var sink: Sink

    private let limits: Limits
    private var matcher: BoundaryMatcher
    private var place = Place.beforeFirstPart
    /// Pieces between delimiters, the one before the first delimiter included.
    private var pieceCount = 1
    private var header: [UInt8] = []
    private var contentIsEmpty = true
    /// How much of a line break the bytes read last are: it is part of the content only if no delimiter follows.
    private var heldCount = 0

    /// - Throws: ``MultipartError`` if the limits allow no parts at all.
    init(boundary: [UInt8], limits: Limits, sink: Sink) throws {
        self.limits = limits
        self.sink = sink
        matcher = BoundaryMatcher(boundary: boundary)
        try checkPieceCount()
    }

    /// Takes the next piece of the body.
    mutating func push(_ piece: [UInt8]) throws {
        // What the matcher holds of earlier pieces lies at negative positions.
        let carried = matcher.pending
        var start = -carried.count
        var position = 0
        while let match = nextMatch(in: piece, from: &position) {
            let matchStart = position - matcher.matchCount
            try consume(piece, carried, start..<matchStart)
            if try accept(match), match == .delimiter {
                matcher.reset()
                start = position
            } else {
                // A second final boundary may begin within the first.
                start = matchStart
            }
        }
        try consume(piece, carried, start..<(piece.count - matcher.pendingCount))
    }

    /// Takes note that the body is complete.
    ///
    /// - Throws: ``MultipartError/noFinalBoundary`` if the form is not.
    mutating func finish() throws {
        guard place == .afterEnd else { throw MultipartError.noFinalBoundary }
    }

    /// Goes on to the next delimiter, or to the end of the piece.
    private mutating func nextMatch(in piece: [UInt8], from position: inout Int) -> BoundaryMatcher.Match? {
        while position < piece.count {
            if matcher.isIdle {
                // A delimiter begins with a hyphen, so that most bytes need no more than a look.
                position = piece.firstIndex(of: ASCII.hyphen, from: position) ?? piece.count
                if position == piece.count { return nil }
            }
            let match = matcher.advance(piece[position])
            position += 1
            if let match { return match }
        }
        return nil
    }

    private mutating func consume(_ piece: [UInt8], _ carried: ArraySlice<UInt8>, _ range: Range<Int>) throws {
        if range.lowerBound < 0 {
            let end = carried.endIndex + min(range.upperBound, 0)
            try consume(carried[(carried.endIndex + range.lowerBound)..<end])
        }
        if range.upperBound > 0 { try consume(piece[max(range.lowerBound, 0)..<range.upperBound]) }
    }
}

/// What the bytes mean, by the place they are in.
extension MultipartParser {
    private mutating func consume(_ bytes: ArraySlice<UInt8>) throws {
        if bytes.isEmpty { return }
        switch place {
        case .beforeFirstPart: throw MultipartError.textBeforeFirstPart
        case .header: try consumeHeader(bytes)
        case .content: try consumeContent(bytes)
        case .afterEnd: break
        }
    }

    /// Acts on a delimiter.
    ///
    /// - Returns: False for a final one that counts as content, because it is in the middle of a line.
    private mutating func accept(_ match: BoundaryMatcher.Match) throws -> Bool {
        switch place {
        case .beforeFirstPart: break
        case .header where header.isEmpty: break
        case .header:
            if match == .end, header.last != ASCII.lineFeed { return false }
            throw MultipartError.partWithoutHeader
        case .content:
            // The line break that ends the header is enough for a part without content.
            let isLineStart = heldCount == 2 || heldCount == 0 && contentIsEmpty
            if !isLineStart, match == .end { return false }
            guard isLineStart else { throw MultipartError.partEndsWithoutLineBreak }
            try sink.endPart()
        case .afterEnd:
            if match == .end { throw MultipartError.boundaryAfterEnd }
            return true
        }
        if match == .delimiter { try beginPart() } else { place = .afterEnd }
        return true
    }

    private mutating func beginPart() throws {
        pieceCount += 1
        try checkPieceCount()
        header.removeAll(keepingCapacity: true)
        place = .header
    }

    private func checkPieceCount() throws {
        guard pieceCount > limits.maximumParts else { return }
        limits.count(.tooManyParts)
        throw MultipartError.tooManyParts(limit: limits.maximumParts)
    }

    private mutating func consumeHeader(_ bytes: ArraySlice<UInt8>) throws {
        for index in bytes.indices {
            header.append(bytes[index])
            if bytes[index] == ASCII.lineFeed, header.suffix(4).elementsEqual("\r\n\r\n".utf8) {
                try sink.beginPart(PartHeader(header.dropLast(4)))
                place = .content
                contentIsEmpty = true
                heldCount = 0
                return try consume(bytes[(index + 1)...])
            }
            if header.count - 4 >= limits.maximumPartHeaderSize {
                limits.count(.largePartHeaders)
                throw MultipartError.partHeaderTooLarge(limit: limits.maximumPartHeaderSize)
            }
        }
    }

    private mutating func consumeContent(_ bytes: ArraySlice<UInt8>) throws {
        if heldCount == 1, bytes.elementsEqual(CollectionOfOne(ASCII.lineFeed)) {
            heldCount = 2
            return
        }
        let held = Self.lineBreak.prefix(heldCount)
        let content = bytes.dropLast(Self.lineBreakCount(atEndOf: bytes))
        heldCount = bytes.count - content.count
        contentIsEmpty = contentIsEmpty && held.isEmpty && content.isEmpty
        if !held.isEmpty { try sink.append(held) }
        if !content.isEmpty { try sink.append(content) }
    }

    private static var lineBreak: [UInt8] { [ASCII.carriageReturn, ASCII.lineFeed] }

    /// How much of a line break stands at the end.
    private static func lineBreakCount(atEndOf bytes: ArraySlice<UInt8>) -> Int {
        if bytes.last == ASCII.carriageReturn { return 1 }
        return bytes.suffix(2).elementsEqual(lineBreak) ? 2 : 0
    }
}
