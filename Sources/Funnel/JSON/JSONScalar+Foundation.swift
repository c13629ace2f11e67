// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
    private import FoundationEssentials
#else
    private import Foundation
#endif

extension Date: JSONScalar {
    func appendJSON(to text: inout [UInt8]) {
        let time = CivilTime(secondsSince1970: timeIntervalSince1970)
        text.append(ASCII.quote)
        text.appendTwoDigits(time.year / 100)
        text.appendTwoDigits(time.year % 100)
        text.append(ASCII.hyphen)
        text.appendTwoDigits(time.month)
        text.append(ASCII.hyphen)
        text.appendTwoDigits(time.day)
        text.append(UInt8(ascii: "T"))
        text.appendTime(time)
        text.append(contentsOf: "Z\"".utf8)
    }
}

extension Data: JSONScalar {
    func appendJSON(to text: inout [UInt8]) {
        text.append(ASCII.quote)
        text.append(contentsOf: base64EncodedData())
        text.append(ASCII.quote)
    }
}

extension Decimal: JSONScalar {
    func appendJSON(to text: inout [UInt8]) { text.append(contentsOf: description.utf8) }
}

extension URL: JSONScalar {
    func appendJSON(to text: inout [UInt8]) { text.appendJSON(absoluteString) }
}
