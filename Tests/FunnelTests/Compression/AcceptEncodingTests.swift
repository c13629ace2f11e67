// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Funnel

@Suite struct AcceptEncodingTests {
    @Test(arguments: [",", ";", "gzip;q=0,", " ", "gzip;", "x,", ";q=0", "0"])
    func takesLinearTime(part: String) {
        let input = { Array(("gzip;q=0" + String(repeating: part, count: $0)).utf8) }
        #expect(Growth.ratio(size: 10_000, input: input) { _ = AcceptEncoding.allowsGzip($0[...]) } < 3)
    }
}
