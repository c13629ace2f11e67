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
        claim(XSRFToken(token.text(mask: mask), now: 2) == token, token.text(mask: mask))
        claim(XSRFToken(token.text(), now: 2)?.bytes == token.bytes, token.text())
        claim(token.matches(token), "not itself")
        let other = XSRFToken(
            bytes: token.bytes.dropLast() + [token.bytes[token.bytes.count - 1] ^ 1],
            time: token.time
        )
        claim(!token.matches(other) && !other.matches(token), "somebody else's")
    }
}
