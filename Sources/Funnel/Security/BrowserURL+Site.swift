// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension BrowserURL {
    /// Where a URL leads: scheme and authority (user, host and port) in lower case, empty where the URL has none.
    struct Site: Equatable {
        var scheme: [UInt8] = []
        var authority: [UInt8] = []
    }

    /// The site that a browser would see in a URL: backslashes are slashes to it, it skips any number of slashes before
    /// the host, tabs and line breaks anywhere, and spaces and control characters at the ends.
    static func site(of url: some Sequence<UInt8>) -> Site {
        var rest = url.drop { $0 <= ASCII.space }
            .filter { $0 != ASCII.tab && $0 != ASCII.lineFeed && $0 != ASCII.carriageReturn }
            .map { $0 == ASCII.backslash ? ASCII.slash : $0.asciiLowercased }[...]
        while let last = rest.last, last <= ASCII.space { rest.removeLast() }
        let slashes = rest.prefix { $0 == ASCII.slash }.count
        if slashes > 2 { rest.removeFirst(slashes - 2) }
        var site = Site()
        if hasScheme(rest), let colon = rest.firstIndex(of: ASCII.colon) {
            site.scheme = Array(rest[..<colon])
            rest = rest[(colon + 1)...]
        }
        if rest.starts(with: [ASCII.slash, ASCII.slash]) {
            let ends = [ASCII.slash, ASCII.question, ASCII.hash]
            site.authority = rest.dropFirst(2).prefix { !ends.contains($0) }
        }
        return site
    }
}
