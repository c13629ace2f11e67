// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
    private import FoundationEssentials
#else
    private import Foundation
#endif

/// JSON as Tornado writes it: what Python's `json.dumps` gives, made safe to stand inside a `<script>` element.
///
/// `", "` and `": "` separate, only the visible characters of ASCII are written (`é` is `\u00e9`, what is beyond U+FFFF
/// a pair of surrogates), and every `</` becomes `<\/`, which means the same to a reader of JSON and cannot end a script.
///
/// - A floating-point number always has a fraction or an exponent: `1.0`, `1e+16`. `NaN`, `Infinity` and `-Infinity`
///   are written so, as in Python; many readers refuse them.
/// - Members of an object are in the order in which the value encodes them; those of a dictionary, which has no order,
///   are sorted by their keys' UTF-8, so that equal values give equal text (and equal Etags). That goes for every
///   dictionary whose keys become the names of members: `String`, `Int`, `CodingKeyRepresentable`. Others become arrays,
///   in no certain order. A key that a value encodes twice is written twice.
/// - A `Date` is ISO 8601 in UTC without fractions of a second (`2013-01-27T18:43:20Z`), `Data` is base64, a `Decimal`
///   is a number with all its digits, a `URL` is its text.
/// - An optional member is what its type makes of it: the code that the compiler writes leaves out a nil, an array has
///   `null` in its place. A value that encodes nothing is an empty object.
public enum JSONText {
    /// How deep values may be nested in each other, for encoding as for decoding.
    public static let maximumDepth = 512

    /// Encodes a value. Tornado's `json_encode`.
    ///
    /// - Returns: The text, which is all ASCII.
    /// - Throws: `EncodingError` for a value that breaks the rules of its containers, or is nested deeper
    ///   than ``maximumDepth``; what the value itself throws.
    public static func encode(_ value: some Encodable) throws -> [UInt8] {
        let document = JSONNode()
        try document.addOnly(value)
        return try document.output.joined()
    }

    /// Decodes a value. Tornado's `json_decode`.
    ///
    /// The types that ``encode(_:)`` writes in a form of its own are read from that form. What is JSON is decided by
    /// RFC 8259, so that `NaN` is refused, which Python takes. Of several members with one name the last counts, as in
    /// Python and in browsers.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - text: The text in UTF-8, with or without a byte order mark. UTF-16 and UTF-32 are recognised too.
    /// - Throws: `DecodingError` for a text that is no JSON, or not of the type.
    public static func decode<Value: Decodable>(
        _ type: Value.Type = Value.self,
        from text: some Collection<UInt8>
    ) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return try decoder.decode(type, from: Data(JSONScanner.cleaned(text)))
    }
}
