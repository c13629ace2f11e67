// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FuzzSupport

@testable import Funnel

/// The date of a header field: what is one is still the same when it has been written.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDates(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzz(start, count) { input in
        if let seconds = HTTPDate.parse(String(decoding: input, as: UTF8.self)) { check(seconds) }
        check(input.prefix(8).reduce(0) { $0 << 8 | Int($1) })
        check(input.prefix(5).reduce(0) { $0 << 8 | Int($1) } - 62_000_000_000)
    }
}

private func check(_ seconds: Int) {
    let text = HTTPDate.string(secondsSince1970: seconds)
    claim(text.utf8.count == 29 && text.hasSuffix(" GMT"), text)
    // Two-digit years are of this century or the last one, and years of five digits cannot be written.
    if firstSecond...lastSecond ~= seconds { claim(HTTPDate.parse(text) == seconds, "\(seconds): \(text)") }
}

/// Of the year 100.
private let firstSecond = -59_011_459_200
/// Of the year 9999.
private let lastSecond = 253_402_300_799
