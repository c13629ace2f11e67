// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FuzzSupport

@testable import Funnel

/// An urlencoded form: nothing is made up, and the fields are the same when they are written and read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzUrlencoded(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzz(start, count) { input in
        let fields = FormFields.parse(input[...])
        let separators = input.count { $0 == UInt8(ascii: "&") }
        let values = fields.values.joined()
        claim(values.count <= separators + 1, "\(values.count) values")
        claim(values.reduce(0) { $0 + $1.count } <= input.count, "more bytes than came")
        let isAllowed = (try? FormFields.checkCount(input[...], limit: 10)) != nil
        claim(isAllowed == (separators < 10), "\(separators) separators")
        if isAllowed { claim(values.count <= 10, "\(values.count) values") }

        var written: [UInt8] = []
        for (name, values) in fields {
            let name = name.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
            for value in values {
                written += PercentEncoding.encodeQuery(name) + [UInt8(ascii: "=")] + PercentEncoding.encodeQuery(value)
                written.append(UInt8(ascii: "&"))
            }
        }
        claim(FormFields.parse(written[...]) == fields, String(decoding: written, as: UTF8.self))
    }
}
