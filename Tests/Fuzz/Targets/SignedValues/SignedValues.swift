// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import FuzzSupport

@testable import Funnel

/// Signed values: nobody without the secret makes one, and one that was made comes back unless a byte is changed.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSignedValues(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzz(start, count) { input in
        let text = String(decoding: input, as: UTF8.self)
        for secret in [single, several] {
            claim(try SignedValue.decode(text, name: name, secret: secret, now: now) == nil, "forged: \(text)")
        }
        _ = SignedValue.keyVersion(of: text)
        if let format = SignedValueFormat(input) { check(format, of: input) }

        var choices = Choices(input)
        let change = choices.number(below: 256)
        let position = choices.number(below: 256) << 8 | choices.number(below: 256)
        for version in SignedValue.Version.allCases {
            try check(Array(choices.rest), version, change: UInt8(change), at: position)
        }
    }
}

private let name = "user"
private let now = 1_700_000_000.0
private let single = secret { try CookieSecret("a secret that no fuzzer finds") }
private let several = secret { try CookieSecret(keys: [1: "one of two secrets", 2: "the other one"], current: 2) }

private func check(_ value: [UInt8], _ version: SignedValue.Version, change: UInt8, at position: Int) throws {
    let signed = try SignedValue.create(value, name: name, secret: single, version: version, now: now)
    claim(try SignedValue.decode(signed, name: name, secret: single, now: now) == value, "lost: \(value)")
    claim(try SignedValue.decode(signed, name: "other", secret: single, now: now) == nil, "another name")
    claim(SignedValue.keyVersion(of: signed) == (version == .v1 ? nil : 0), "key version")
    var bytes = Array(signed.utf8)
    let place = position % bytes.count
    guard bytes[place] != change else { return }
    bytes[place] = change
    let changed = String(decoding: bytes, as: UTF8.self)
    claim(try SignedValue.decode(changed, name: name, secret: single, now: now) == nil, "changed: \(changed)")
}

/// The fields follow each other within the input.
private func check(_ format: SignedValueFormat, of input: [UInt8]) {
    let fields = [format.timestamp, format.name, format.value, format.signature]
    for (field, next) in zip(fields, fields.dropFirst()) {
        claim(field.startIndex <= field.endIndex && field.endIndex < next.startIndex, "fields overlap")
    }
    claim(format.signature.endIndex == input.count, "bytes after the signature")
}

private func secret(_ make: () throws -> CookieSecret) -> CookieSecret {
    do {
        return try make()
    } catch {
        fatalError("\(error)")
    }
}
