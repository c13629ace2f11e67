// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The types of Foundation that have a form of their own.
@Suite struct JSONFoundationTests {
    private struct Values: Codable, Equatable {
        var date = Date(timeIntervalSince1970: 1_359_312_200)
        var data = Data([0, 255, 62])
        var decimal = Decimal(string: "123456789012345678901234567890.125") ?? 0
        var url = URL(string: "https://a.test/</b>?c=d")
        var id = UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16))
    }

    @Test func areWritten() throws {
        let text = try Values().jsonEncoded()
        #expect(
            text.hasPrefix(
                #"{"date": "2013-01-27T18:43:20Z", "data": "AP8+", "decimal": 123456789012345678901234567890.125, "url": "#
            )
        )
        #expect(text.hasSuffix(#", "id": "01020304-0506-0708-090A-0B0C0D0E0F10"}"#))
        #expect(!text.contains("</"))
    }

    @Test func comeBack() throws {
        #expect(try Values().jsonEncoded().jsonDecoded(as: Values.self) == Values())
    }
}
