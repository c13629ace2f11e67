// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// The fields of a query string or an urlencoded form, by the rules of Tornado's `parse_qs_bytes`.
enum FormFields {
    /// Parses fields.
    ///
    /// Only `&` separates; a field without `=` has an empty value; `+` is a space; an escape that is not valid stays
    /// as it is; names are read as ISO 8859-1.
    ///
    /// - Parameter text: The query or form, percent-encoded.
    /// - Returns: The values of each name in the order they came.
    static func parse(_ text: ArraySlice<UInt8>) -> [String: [[UInt8]]] {
        var fields: [String: [[UInt8]]] = [:]
        for field in text.split(separator: ASCII.ampersand) {
            let name = field.prefix { $0 != ASCII.equals }
            let value = field[name.endIndex...].dropFirst()
            let key = String(latin1: PercentEncoding.decode(name, plusIsSpace: true))
            fields[key, default: []].append(PercentEncoding.decode(value, plusIsSpace: true))
        }
        return fields
    }

    /// Counts fields before they are parsed, by their separators.
    ///
    /// - Throws: ``HTTPError`` 400 for more fields than the limit.
    static func checkCount(_ text: ArraySlice<UInt8>, limit: Int) throws(HTTPError) {
        if text.isEmpty { return }
        let separators = text.count { $0 == ASCII.ampersand }
        guard separators < limit else {
            throw HTTPError(.badRequest, logMessage: "more than \(limit) fields")
        }
    }

    /// The values of a name in fields whose names may have been read as ISO 8859-1.
    static func values(_ name: String, in fields: [String: [[UInt8]]]) -> [[UInt8]] {
        let values = fields[name] ?? []
        if name.utf8.allSatisfy({ $0 < 0x80 }) { return values }
        return (fields[String(latin1: Array(name.utf8))] ?? []) + values
    }
}
