// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension Encodable {
    /// The value as JSON that can stand inside a `<script>` element. Tornado's `json_encode`; see ``JSONText``.
    ///
    /// - Throws: `EncodingError` for a value that has no JSON; what the value itself throws.
    public func jsonEncoded() throws -> String {
        String(decoding: try JSONText.encode(self), as: UTF8.self)
    }
}

extension String {
    /// The value that this text of JSON stands for. Tornado's `json_decode`; see ``JSONText``.
    ///
    /// - Parameter type: The type of the value.
    /// - Throws: `DecodingError` for a text that is no JSON, or not of the type.
    public func jsonDecoded<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        try JSONText.decode(type, from: utf8)
    }
}
