// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The secret that a site's forms and the client's cookie share, in both of Tornado's formats.
///
/// Version 2 is `2|mask|masked token|time`: each page shows the token under another mask, so that compression does not
/// give it away bit by bit (BREACH). Version 1 is the token in hexadecimal.
struct XSRFToken: Sendable, Hashable {
    let bytes: [UInt8]
    /// When the token was made, in seconds since 1970. It is kept and passed on, and never checked.
    let time: Int

    init(bytes: [UInt8], time: Int) {
        self.bytes = bytes
        self.time = time
    }

    /// Makes a new token.
    static func random(now: Double) throws(CryptographyError) -> XSRFToken {
        let time = Int(exactly: now.rounded(.towardZero)) ?? 0
        return XSRFToken(bytes: try SecureBytes.random(count: byteCount), time: time)
    }

    /// Reads what a cookie, a form or a header field says; nil if it is no token.
    ///
    /// What has no version and is not hexadecimal is taken as it is: an application may put a secret of its own into
    /// cookie and form, as with Tornado.
    init?(_ text: String, now: Double) {
        let text = Array(text.utf8)
        guard !text.isEmpty else { return nil }
        guard Self.hasVersion(text) else {
            self.init(bytes: Hexadecimal.decode(text) ?? text, time: Int(exactly: now.rounded(.towardZero)) ?? 0)
            return
        }
        let parts = text.split(separator: ASCII.pipe, maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0].elementsEqual("2".utf8),
            let mask = Hexadecimal.decode(parts[1]), mask.count == Self.maskByteCount,
            let masked = Hexadecimal.decode(parts[2]), !masked.isEmpty,
            let time = Int(String(decoding: parts[3], as: UTF8.self))
        else { return nil }
        self.init(bytes: Self.masked(masked, with: mask), time: time)
    }

    /// The text of the token in a format.
    func text(_ version: XSRFCookieVersion) throws(CryptographyError) -> String {
        switch version {
        case .v1: text()
        case .v2: text(mask: try SecureBytes.random(count: Self.maskByteCount))
        }
    }

    /// The text in version 1.
    func text() -> String {
        String(decoding: Hexadecimal.encode(bytes), as: UTF8.self)
    }

    /// The text in version 2 under a mask of four bytes.
    func text(mask: [UInt8]) -> String {
        let masked = Hexadecimal.encode(Self.masked(bytes, with: mask))
        let fields = [[UInt8(ascii: "2")], Hexadecimal.encode(mask), masked, Array(String(time).utf8)]
        return String(decoding: Array(fields.joined(separator: [ASCII.pipe])), as: UTF8.self)
    }

    /// True if both are the same secret, whenever they were made. It takes the same time whichever bytes differ.
    func matches(_ other: XSRFToken) -> Bool {
        SecureBytes.areEqual(bytes, other.bytes)
    }

    /// A number that does not begin with zero, and a `|`.
    private static func hasVersion(_ text: [UInt8]) -> Bool {
        let digits = text.prefix { $0.isASCIIDigit }
        let rest = text[digits.endIndex...]
        return digits.first.map { $0 != ASCII.zero } ?? false && rest.first == ASCII.pipe
            && !rest.dropLast().contains(ASCII.lineFeed)
    }

    private static func masked(_ bytes: [UInt8], with mask: [UInt8]) -> [UInt8] {
        bytes.enumerated().map { $1 ^ mask[$0 % mask.count] }
    }

    private static let byteCount = 16
    private static let maskByteCount = 4
}
