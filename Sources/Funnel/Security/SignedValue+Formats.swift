// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The two formats.
extension SignedValue {
    static func signedV1(
        _ value: [UInt8],
        name: String,
        secret: CookieSecret,
        time: Int
    ) throws -> [UInt8] {
        guard let key = secret.singleKey else { throw SignedValueError.version1NeedsSingleKey }
        let time = Array(String(time).utf8)
        let signature = try signatureV1(name: name, value: value[...], time: time[...], key: key)
        return value + [ASCII.pipe] + time + [ASCII.pipe] + signature
    }

    static func signedV2(
        _ value: [UInt8],
        name: String,
        secret: CookieSecret,
        key keyVersion: Int?,
        time: Int
    ) throws -> [UInt8] {
        let version = try secret.signingVersion(keyVersion)
        guard let key = secret.key(version: version) else { throw SignedValueError.unknownKey(version) }
        let keyVersion = String(version)
        let time = String(time)
        var signed = Array("2|\(keyVersion.utf8.count):\(keyVersion)|\(time.utf8.count):\(time)|".utf8)
        // Characters, not bytes: it is what Tornado counts, so it is what the signature is made over.
        signed += Array("\(name.unicodeScalars.count):\(name)|\(value.count):".utf8)
        signed += value
        signed.append(ASCII.pipe)
        return try signed + signatureV2(signed, key: key)
    }

    static func decodedV1(
        _ bytes: [UInt8],
        name: String,
        secret: CookieSecret,
        oldest: Double,
        latest: Double
    ) throws -> [UInt8]? {
        let parts = bytes.split(separator: ASCII.pipe, maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 3, let key = secret.singleKey else { return nil }
        let signature = try signatureV1(name: name, value: parts[0], time: parts[1], key: key)
        guard SecureBytes.areEqual(Array(parts[2]), signature) else { return nil }
        guard let time = SignedValueFormat.seconds(parts[1]), time != 0 else { return nil }
        guard time >= oldest, time <= latest else { return nil }
        return Base64.decode(parts[0])
    }

    static func decodedV2(
        _ bytes: [UInt8],
        name: String,
        secret: CookieSecret,
        oldest: Double
    ) throws -> [UInt8]? {
        guard let fields = SignedValueFormat(bytes), let key = secret.key(version: fields.keyVersion) else {
            return nil
        }
        let signature = try signatureV2(Array(bytes[..<fields.signature.startIndex]), key: key)
        guard SecureBytes.areEqual(Array(fields.signature), signature), fields.name.elementsEqual(name.utf8) else {
            return nil
        }
        guard let time = SignedValueFormat.seconds(fields.timestamp), time >= oldest else { return nil }
        return Base64.decode(fields.value)
    }

    private static func signatureV1(
        name: String,
        value: ArraySlice<UInt8>,
        time: ArraySlice<UInt8>,
        key: [UInt8]
    ) throws(CryptographyError) -> [UInt8] {
        Hexadecimal.encode(try DigestAlgorithm.sha1.authenticationCode(Array(name.utf8) + value + time, key: key))
    }

    private static func signatureV2(_ signed: [UInt8], key: [UInt8]) throws(CryptographyError) -> [UInt8] {
        Hexadecimal.encode(try DigestAlgorithm.sha256.authenticationCode(signed, key: key))
    }
}
