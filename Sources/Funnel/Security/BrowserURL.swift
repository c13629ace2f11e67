// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// URLs as browsers understand them, which is more than the standard allows (WHATWG URL, section 4.4).
enum BrowserURL {
    /// True for what a browser takes as naming another host: `//host`, also with backslashes, with line breaks in it,
    /// or with spaces before it.
    static func isProtocolRelative(_ url: some Collection<UInt8>) -> Bool {
        url.lazy
            .drop { $0 <= ASCII.space }
            .filter { $0 != ASCII.tab && $0 != ASCII.lineFeed && $0 != ASCII.carriageReturn }
            .prefix(2)
            .elementsEqual([ASCII.slash, ASCII.slash]) { $0 == $1 || $0 == ASCII.backslash }
    }

    /// True for a URL that begins with a scheme (RFC 3986, section 3.1).
    static func hasScheme(_ url: some Collection<UInt8>) -> Bool {
        guard url.first?.isASCIILetter ?? false, let end = url.firstIndex(where: { !$0.isSchemeCharacter }) else {
            return false
        }
        return url[end] == ASCII.colon
    }
}

extension UInt8 {
    fileprivate var isSchemeCharacter: Bool {
        isASCIILetter || isASCIIDigit || self == ASCII.plus || self == ASCII.hyphen || self == UInt8(ascii: ".")
    }
}
