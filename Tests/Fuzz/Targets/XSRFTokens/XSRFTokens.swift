// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FuzzSupport

@testable import Funnel

/// XSRF tokens: what is read as one is the same token in both formats and under every mask.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzXSRFTokens(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzz(start, count) { input in
        var choices = Choices(input)
        let mask = (0..<4).map { _ in UInt8(choices.number(below: 256)) }
        guard let token = XSRFToken(String(decoding: choices.rest, as: UTF8.self), now: 1) else { return }
        // Half a character that is replaced becomes three bytes.
        claim(!token.bytes.isEmpty && token.bytes.count <= choices.rest.count * 3, "\(token.bytes.count) bytes")
        let text = token.text(mask: mask)
        claim(
            text == "2|\(digits(mask))|\(digits(zip(token.bytes, 0...).map { $0 ^ mask[$1 % 4] }))|\(token.time)",
            text
        )
        claim(XSRFToken(text, now: 2) == token, text)
        claim(XSRFToken(token.text(), now: 2)?.bytes == token.bytes, token.text())
        claim(token.matches(token), "not itself")
        let other = XSRFToken(
            bytes: token.bytes.dropLast() + [token.bytes[token.bytes.count - 1] ^ 1],
            time: token.time
        )
        claim(!token.matches(other) && !other.matches(token), "somebody else's")
    }
}

private func digits(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
