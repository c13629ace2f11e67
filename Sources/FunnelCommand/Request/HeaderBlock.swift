// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// The header fields of one request, with the first thing that is wrong about them.
struct HeaderBlock {
    /// The fields that are well-formed, in the order they came.
    private(set) var fields: [HeaderLine] = []
    /// What is wrong.
    private(set) var defect: RequestHeadError?
    /// True if what is wrong may be about the length of the body.
    private var hidesFraming = false

    /// Reads lines. All of them, even after a malformed one: the length of the body may come after it.
    init(_ lines: some Sequence<[UInt8]>) {
        var previous: [UInt8] = []
        for line in lines {
            do throws(RequestHeadError) {
                fields.append(try Self.field(line))
            } catch {
                defect = defect ?? error
                hidesFraming = hidesFraming || HeaderLine.mayFrame(line)
                // A folded line continues the one before.
                if line.first?.isWhiteSpace == true { hidesFraming = hidesFraming || HeaderLine.mayFrame(previous) }
            }
            previous = line
        }
    }

    /// The values of a field, whose name is given in lower case.
    func values(_ name: String) -> [[UInt8]] {
        fields.filter { $0.isNamed(name) }.map(\.value)
    }

    /// How the body ends.
    ///
    /// - Throws: ``RequestHeadError`` without a framing if the fields do not say it, or say two things: that is how
    ///   requests are smuggled (RFC 9112, section 6.3).
    func framing(isHTTP10: Bool) throws(RequestHeadError) -> BodyFraming {
        if hidesFraming, let defect { throw defect }
        let lengths = values("content-length")
        let codings = values("transfer-encoding")
        if codings.isEmpty { return .length(try Self.length(lengths)) }
        guard lengths.isEmpty else {
            throw RequestHeadError(reason: "both Content-Length and Transfer-Encoding")
        }
        guard !isHTTP10 else { throw RequestHeadError(reason: "Transfer-Encoding in HTTP/1.0") }
        guard codings.count == 1, String(decoding: codings[0], as: UTF8.self).lowercased() == "chunked" else {
            throw RequestHeadError(status: .notImplemented, reason: "a Transfer-Encoding other than chunked")
        }
        return .chunked
    }

    private static func field(_ line: [UInt8]) throws(RequestHeadError) -> HeaderLine {
        if line.first?.isWhiteSpace == true { throw RequestHeadError(reason: "a folded header field") }
        return try HeaderLine(line)
    }

    /// Fields that say the same are one (RFC 9110, section 8.6).
    private static func length(_ values: [[UInt8]]) throws(RequestHeadError) -> Int {
        guard let first = values.first else { return 0 }
        guard values.allSatisfy({ $0 == first }) else {
            throw RequestHeadError(reason: "two values for Content-Length")
        }
        guard first.allSatisfy({ (0x30...0x39).contains($0) }), let length = Int(String(decoding: first, as: UTF8.self))
        else {
            throw RequestHeadError(reason: "a Content-Length that is no number")
        }
        return length
    }
}
