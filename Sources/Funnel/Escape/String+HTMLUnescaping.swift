// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension String {
    /// The text with the character references of HTML replaced by the characters. Tornado's `xhtml_unescape`.
    ///
    /// All named references of HTML are known, those that may lack their semicolon without it too, as a browser reads
    /// them: `&ampx` is `&x`. A number that names no character becomes U+FFFD, or nothing where it is a control character
    /// or no character in Unicode. What is no reference stays as it is.
    public func htmlUnescaped() -> String {
        let bytes = Array(utf8)
        guard var ampersand = bytes.firstIndex(of: ASCII.ampersand) else { return self }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var start = 0
        while true {
            result += bytes[start..<ampersand]
            if let reference = HTMLCharacterReference(at: bytes[(ampersand + 1)...]) {
                result += reference.text.utf8
                start = reference.end
            } else {
                result.append(ASCII.ampersand)
                start = ampersand + 1
            }
            guard let next = bytes[start...].firstIndex(of: ASCII.ampersand) else { break }
            ampersand = next
        }
        result += bytes[start...]
        return String(decoding: result, as: UTF8.self)
    }
}
