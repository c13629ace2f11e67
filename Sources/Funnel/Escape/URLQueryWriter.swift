// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A query in the making: `name=value` pairs, encoded.
struct URLQueryWriter {
    private(set) var bytes: [UInt8] = []

    /// Adds the pairs of a query that is encoded already, in this writer's form. Bytes that are no UTF-8 become U+FFFD.
    mutating func append(encoded query: ArraySlice<UInt8>) {
        for pair in query.split(separator: ASCII.ampersand) {
            let name = pair.prefix { $0 != ASCII.equals }
            append(name: Self.decode(name).utf8, value: Self.decode(pair[name.endIndex...].dropFirst()).utf8)
        }
    }

    /// Adds a pair that is not encoded.
    mutating func append(name: some Sequence<UInt8>, value: some Sequence<UInt8>) {
        if !bytes.isEmpty { bytes.append(ASCII.ampersand) }
        bytes += PercentEncoding.encodeQuery(name)
        bytes.append(ASCII.equals)
        bytes += PercentEncoding.encodeQuery(value)
    }

    private static func decode(_ text: ArraySlice<UInt8>) -> String {
        String(decoding: PercentEncoding.decode(text, plusIsSpace: true), as: UTF8.self)
    }
}
