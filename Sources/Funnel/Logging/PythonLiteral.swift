// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension Collection<UInt8> {
    /// The bytes as Python writes them, such as `b'caf\xe9'`: what Tornado's log lines have, safe in a log.
    var pythonLiteral: String {
        let quote = contains(ASCII.apostrophe) && !contains(ASCII.quote) ? ASCII.quote : ASCII.apostrophe
        var text: [UInt8] = [UInt8(ascii: "b"), quote]
        for byte in self { text.append(pythonCharacter: byte, quote: quote) }
        text.append(quote)
        return String(decoding: text, as: UTF8.self)
    }
}

extension [UInt8] {
    fileprivate mutating func append(pythonCharacter byte: UInt8, quote: UInt8) {
        switch byte {
        case quote, ASCII.backslash: append(contentsOf: [ASCII.backslash, byte])
        case ASCII.tab: append(contentsOf: "\\t".utf8)
        case ASCII.lineFeed: append(contentsOf: "\\n".utf8)
        case ASCII.carriageReturn: append(contentsOf: "\\r".utf8)
        case ASCII.space..<ASCII.delete: append(byte)
        default: append(contentsOf: "\\x".utf8 + Hexadecimal.encode([byte]))
        }
    }
}
