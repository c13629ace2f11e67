// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// Signed cookies, set and read in the way that the path names.
final class SignedHandler: RequestHandler {
    override func get() throws {
        let name = try argument("name", default: "s")
        switch try pathArguments.require(0, as: String.self) {
        case "set": try set(name, argument("value", default: "v"))
        case "setsession": try set(name, "v", expiresDays: nil, httpOnly: true)
        case "setv1": try set(name, "v", version: .v1)
        case "getdefault": try show(name, signedCookieBytes(name))
        case "getmin2": try show(name, signedCookieBytes(name, maxAgeDays: hundredYears, minimumVersion: .v2))
        case "getvalue":
            let value = try argument("value", trimmed: false)
            try show(name, signedCookieBytes(name, value: value, maxAgeDays: hundredYears))
        default: try show(name, signedCookieBytes(name, maxAgeDays: hundredYears))
        }
    }

    private func set(
        _ name: String,
        _ value: String,
        expiresDays: Double? = 30,
        version: SignedValue.Version = .v2,
        httpOnly: Bool = false
    ) throws {
        try setSignedCookie(name, value, expiresDays: expiresDays, version: version, httpOnly: httpOnly)
        write("set")
    }

    private func show(_ name: String, _ value: [UInt8]?) throws {
        let answer: JSONValue = [
            "value": JSONValue(value?.latin1), "key_version": JSONValue(try signedCookieKeyVersion(name)),
        ]
        try write(json: answer)
    }
}
