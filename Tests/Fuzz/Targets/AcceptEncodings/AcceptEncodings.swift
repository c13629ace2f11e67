// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FuzzSupport

@testable import Funnel

/// An `Accept-Encoding` header field: gzip is allowed only by its name, and stays so beside other codings.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzAcceptEncodings(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzz(start, count) { input in
        let isAllowed = AcceptEncoding.allowsGzip(input[...])
        if isAllowed { claim(String(decoding: input, as: UTF8.self).contains("gzip"), "gzip without its name") }
        let other = Array("br;q=0.5".utf8)
        claim(AcceptEncoding.allowsGzip((other + [comma] + input)[...]) == isAllowed, "not so after another coding")
        claim(AcceptEncoding.allowsGzip((input + [comma] + other)[...]) == isAllowed, "not so before another coding")
        claim(AcceptEncoding.allowsGzip((input + Array(", gzip;q=0.1".utf8))[...]), "not allowed by name")
        guard !input.contains(comma), !input.contains(UInt8(ascii: ";")) else { return }
        claim(!AcceptEncoding.allowsGzip((input + Array(";q=0.000".utf8))[...]), "allowed with a weight of zero")
    }
}

private let comma = UInt8(ascii: ",")
