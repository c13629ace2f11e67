// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FuzzSupport

@testable import Funnel

/// A `Cookie` header field: names are tokens or have colons, and a value that can be set comes back as it is.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCookies(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzz(start, count) { input in
        let cookies = RequestCookies.parse(input[...])
        claim(cookies.count <= input.count { $0 == UInt8(ascii: "=") }, "\(cookies)")
        for (name, value) in cookies {
            claim(!name.isEmpty && name.utf8.allSatisfy(\.isCookieNameCharacter), "name \(name)")
            claim(value.unicodeScalars.count <= input.count, "value \(value)")
            var line = Array("\(name)=".utf8)
            do {
                try CookieLine.appendValue(value, name: name, to: &line)
            } catch {
                // Cookies are read that cannot be set, as in Tornado.
                continue
            }
            let again = RequestCookies.parse(line[...])
            claim(Array(again[name]?.unicodeScalars ?? "-".unicodeScalars) == Array(value.unicodeScalars), "\(again)")
        }
    }
}
