// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Finds the delimiters of a multipart body in bytes that come one after the other, in linear time.
///
/// An automaton over two words that begin alike, `--boundary` with a line break and `--boundary--`. Bytes that are
/// part of a word so far need not be kept: the automaton's state says which they are.
struct BoundaryMatcher: Sendable {
    /// What has been read up to the last byte.
    enum Match {
        /// `--boundary` and a line break: a part begins.
        case delimiter
        /// `--boundary--`: the form ends.
        case end
    }

    /// `--boundary`.
    private let stem: [UInt8]
    private let stemWithReturn: [UInt8]
    private let stemWithHyphens: [UInt8]

    /// Where to go on when the next byte does not fit, by state.
    private var fallback: [Int]

    /// 0 to `stem.count`: that many bytes of the stem. Then: with a carriage return, with one hyphen, with two.
    private var state = 0

    /// - Parameter boundary: The boundary, without a line break.
    init(boundary: [UInt8]) {
        stem = [ASCII.hyphen, ASCII.hyphen] + boundary
        stemWithReturn = stem + [ASCII.carriageReturn]
        stemWithHyphens = stem + [ASCII.hyphen, ASCII.hyphen]
        fallback = [0, 0]
        for length in 1..<stem.count {
            fallback.append(next(from: fallback[length], stem[length]))
        }
        fallback.append(0)
        fallback.append(next(from: fallback[stem.count], ASCII.hyphen))
        fallback.append(next(from: fallback[oneHyphen], ASCII.hyphen))
    }

    /// True when the bytes read last are the beginning of no delimiter.
    var isIdle: Bool { state == 0 }

    /// The bytes read last that may be the beginning of a delimiter.
    var pending: ArraySlice<UInt8> {
        if state <= stem.count { return stem.prefix(state) }
        return state == withReturn ? stemWithReturn[...] : stemWithHyphens.prefix(state - 1)
    }

    /// How many bytes are pending.
    var pendingCount: Int { state <= withReturn ? state : state - 1 }

    /// How many bytes a match has.
    var matchCount: Int { stem.count + 2 }

    /// Takes the next byte.
    ///
    /// After an ``Match/end`` that is none, because it is in the middle of a line, matching simply goes on.
    mutating func advance(_ byte: UInt8) -> Match? {
        if state == withReturn, byte == ASCII.lineFeed { return .delimiter }
        state = next(from: state, byte)
        return state == twoHyphens ? .end : nil
    }

    /// Forgets what was read.
    mutating func reset() { state = 0 }

    private var withReturn: Int { stem.count + 1 }
    private var oneHyphen: Int { stem.count + 2 }
    private var twoHyphens: Int { stem.count + 3 }

    private func next(from state: Int, _ byte: UInt8) -> Int {
        var state = state
        while true {
            if let next = successor(of: state, byte) { return next }
            if state == 0 { return 0 }
            state = fallback[state]
        }
    }

    private func successor(of state: Int, _ byte: UInt8) -> Int? {
        if state < stem.count { return stem[state] == byte ? state + 1 : nil }
        if state == stem.count, byte == ASCII.carriageReturn { return withReturn }
        if state == stem.count, byte == ASCII.hyphen { return oneHyphen }
        return state == oneHyphen && byte == ASCII.hyphen ? twoHyphens : nil
    }
}
