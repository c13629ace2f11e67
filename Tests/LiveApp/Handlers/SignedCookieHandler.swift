// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import TestSupport

/// Signs cookies and reads them. The page of tornado_app.py with this path does the same.
final class SignedCookieHandler: RequestHandler {
    /// Answers value and key version of the cookie that `name` names, the value in hexadecimal; `none` if it is invalid.
    override func get() throws {
        let name = try argument("name")
        guard let value = try signedCookieBytes(name) else { return write("none") }
        let version = try signedCookieKeyVersion(name).map { "\($0)" } ?? "-"
        write("\(value.hexadecimal) \(version)")
    }

    /// Sets the cookie `name` to the bytes that `value` has in hexadecimal, in the format `version`.
    override func post() throws {
        let version = Int(try argument("version", default: "2")).flatMap { SignedValue.Version(rawValue: $0) } ?? .v2
        try setSignedCookie(try argument("name"), try value(), version: version)
    }

    private func value() throws -> [UInt8] {
        let digits = Array(try argument("value", default: "").utf8)
        return stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
        }
    }
}
