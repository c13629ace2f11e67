// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FuzzSupport

@testable import Funnel

/// A `Range` header field: what is sent of a file lies within it, and the same part asked for by its numbers is the
/// same part.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzByteRanges(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzz(start, count) { input in
        guard let range = ByteRange(input[...]) else { return }
        for size in [0, 1, 2, 100, 10_000, Int.max] {
            guard case .part(let part) = range.answer(size: size) else { continue }
            claim(part.lowerBound >= 0 && part.upperBound <= size, "\(part) of \(size)")
            claim(!part.isEmpty && part.count < size, "\(part) of \(size) is no part")
            // Beyond this, numbers are not told apart.
            guard part.upperBound < 1 << 56 else { continue }
            let plain = ByteRange(Array("bytes=\(part.lowerBound)-\(part.upperBound - 1)".utf8)[...])
            claim(plain?.answer(size: size) == .part(part), "\(part) of \(size) is not read back")
        }
    }
}
