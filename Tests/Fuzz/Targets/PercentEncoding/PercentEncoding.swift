// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FuzzSupport

@testable import Funnel

/// Percent-encoding: what is encoded comes back, decoding makes nothing longer, and a query is not changed twice.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPercentEncoding(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzz(start, count) { input in
        for plusIsSpace in [false, true] {
            let decoded = PercentEncoding.decode(input, plusIsSpace: plusIsSpace)
            claim(decoded.count <= input.count, "\(decoded)")
            claim(decoded == slowlyDecoded(input, plusIsSpace: plusIsSpace), "\(decoded)")
        }
        claim(PercentEncoding.decode(PercentEncoding.encodeQuery(input), plusIsSpace: true) == input, "query")
        claim(PercentEncoding.decode(PercentEncoding.encodePath(input), plusIsSpace: false) == input, "path")

        let text = String(decoding: input, as: UTF8.self)
        for plus in [false, true] {
            let again = text.urlEscaped(plus: plus).urlUnescaped(plus: plus)
            claim(again.utf8.elementsEqual(text.utf8), again)
        }
        let url = text.addingQuery([:])
        claim(url.addingQuery([:]).utf8.elementsEqual(url.utf8), "\(url) becomes \(url.addingQuery([:]))")
    }
}

/// The same said another way: what stands between percent signs, each with its first two characters looked at.
private func slowlyDecoded(_ input: [UInt8], plusIsSpace: Bool) -> [UInt8] {
    let pieces = input.split(separator: UInt8(ascii: "%"), omittingEmptySubsequences: false)
    let texts = pieces.map { $0.map { plusIsSpace && $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 } }
    return texts[0]
        + zip(pieces, texts).dropFirst().flatMap { piece, text -> [UInt8] in
            let digits = String(decoding: piece.prefix(2), as: UTF8.self)
            // A sign is no digit.
            guard piece.count >= 2, digits.allSatisfy(\.isHexDigit), let byte = UInt8(digits, radix: 16) else {
                return [UInt8(ascii: "%")] + text
            }
            return [byte] + text.dropFirst(2)
        }
}
