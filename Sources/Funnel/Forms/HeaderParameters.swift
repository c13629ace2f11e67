// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A header field's value with parameters, such as `form-data; name="a"; filename*=UTF-8''b%20c`.
struct HeaderParameters {
    /// What stands before the parameters.
    let value: String

    /// The values by lower-case name, without quotes.
    private var values: [String: [UInt8]] = [:]

    /// Parses a value.
    ///
    /// In quotes, `\"` and `\\` stand for a quote and a backslash; a backslash before anything else is one. What has
    /// no `=` is passed over, as Tornado does. Nil if a quote is left open, if anything follows one, or if a
    /// parameter stands twice: Tornado takes the quote for a part of the value and the last of the parameters, but a
    /// filter in front may have taken another.
    init?(_ field: ArraySlice<UInt8>) {
        let main = field.prefix { $0 != ASCII.semicolon }
        value = String(decoding: main.trimmingBlanks, as: UTF8.self)
        var rest = field[main.endIndex...]
        while !rest.isEmpty {
            rest = rest.drop { $0 == ASCII.semicolon || $0.isBlank }
            let name = rest.prefix { $0 != ASCII.equals && $0 != ASCII.semicolon }
            rest = rest[name.endIndex...]
            guard rest.first == ASCII.equals else { continue }
            rest = rest.dropFirst().drop(while: \.isBlank)
            guard let value = Self.value(at: &rest) else { return nil }
            let key = String(decoding: name.trimmingBlanks.map(\.asciiLowercased), as: UTF8.self)
            guard values.updateValue(value, forKey: key) == nil else { return nil }
        }
    }

    /// The text of a parameter, nil if there is none.
    ///
    /// The form with a charset (`name*=`, RFC 5987) counts before the one in several pieces (`name*0=`, RFC 2231),
    /// and that one before the plain one.
    subscript(name: String) -> String? {
        if let encoded = values[name + "*"] {
            return ExtendedValue.text(PercentEncoding.decode(encoded, plusIsSpace: false))
        }
        return continuation(name) ?? values[name].map { String(decoding: $0, as: UTF8.self) }
    }

    /// The pieces of a parameter, put together.
    private func continuation(_ name: String) -> String? {
        var bytes: [UInt8] = []
        var isExtended = false
        var number = 0
        while true {
            if let plain = values["\(name)*\(number)"] {
                bytes += plain
            } else if let encoded = values["\(name)*\(number)*"] {
                bytes += PercentEncoding.decode(encoded, plusIsSpace: false)
                isExtended = true
            } else {
                break
            }
            number += 1
        }
        if number == 0 { return nil }
        return isExtended ? ExtendedValue.text(bytes) : String(decoding: bytes, as: UTF8.self)
    }

    /// The value of a parameter; afterwards `rest` begins with the next semicolon or is empty.
    private static func value(at rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        if rest.first == ASCII.quote { return quotedValue(at: &rest) }
        let value = rest.prefix { $0 != ASCII.semicolon }
        rest = rest[value.endIndex...]
        return value.contains(ASCII.quote) ? nil : Array(value.trimmingBlanks)
    }

    private static func quotedValue(at rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        var value: [UInt8] = []
        var endsInEscape = false
        rest = rest.dropFirst()
        while let byte = rest.popFirst() {
            endsInEscape = false
            if byte == ASCII.quote {
                rest = rest.drop(while: \.isBlank)
                return rest.isEmpty || rest.first == ASCII.semicolon ? value : nil
            }
            if byte == ASCII.backslash, let next = rest.first, next == ASCII.quote || next == ASCII.backslash {
                endsInEscape = next == ASCII.quote
                value.append(next)
                rest = rest.dropFirst()
            } else {
                value.append(byte)
            }
        }
        // Browsers do not escape the backslash: this is a file whose name ends with one.
        return endsInEscape ? value.dropLast() + [ASCII.backslash] : nil
    }
}
