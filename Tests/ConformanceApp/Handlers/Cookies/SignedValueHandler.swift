// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

/// The functions beneath signed cookies with an explicit time, so that nothing is left to chance:
/// `SignedFunctionHandler` of the reference application.
final class SignedValueHandler: RequestHandler {
    override func get() throws {
        if pathArguments[0] == "create" { try create() } else { try decode() }
    }

    private func create() throws {
        let keyVersion = try argument("key_version", default: nil)
        let value = try SignedValue.create(
            argument("value", default: "", trimmed: false),
            name: argument("name", default: "s"),
            secret: secret(),
            version: version("version", default: "2"),
            keyVersion: keyVersion.map { try $0.pythonInt() },
            now: now()
        )
        write(value)
    }

    private func decode() throws {
        let text = try argument("value", default: "", trimmed: false)
        let value = try SignedValue.decode(
            text,
            name: argument("name", default: "s"),
            secret: secret(),
            maxAgeDays: argument("max_age", default: "31").pythonFloat(),
            minimumVersion: version("min_version", default: "1"),
            // Python asks for the time only when there is something to compare it with.
            now: text.isEmpty ? 0 : now()
        )
        let answer: JSONValue = [
            "value": JSONValue(value?.latin1), "key_version": JSONValue(SignedValue.keyVersion(of: text)),
        ]
        try write(json: answer)
    }

    private func secret() throws -> CookieSecret {
        guard try argument("keys", default: "") == "multi" else { return try CookieSecret(ReferenceSettings.secret) }
        return try CookieSecret(keys: [0: "key-zero", 1: "key-one", 2: "key-two"], current: nil)
    }

    /// The version that an argument names; any is as good as 1 that is less.
    private func version(_ name: String, default standard: String) throws -> SignedValue.Version {
        let number = try argument(name, default: standard).pythonInt()
        guard let version = SignedValue.Version(rawValue: name == "min_version" ? max(1, number) : number) else {
            throw ReferenceFailure("Unsupported \(name) \(number)")
        }
        return version
    }

    private func now() throws -> Double {
        try argument("now", default: "1700000000").pythonFloat()
    }
}
