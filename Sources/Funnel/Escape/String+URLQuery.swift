// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension String {
    /// The URL with arguments added to its query. Tornado's `url_concat`.
    ///
    /// The existing query is decoded and encoded again, so that the whole query has one form: `?a=%7e&b` becomes
    /// `?a=~&b=`. The part before it and the fragment stay as they are; a query or fragment that is empty is left out.
    /// Leading spaces and control characters, and all tabs and line breaks, are no part of a URL and are removed.
    ///
    /// - Parameter arguments: Names and values, not encoded, in order. A name may occur several times.
    public func addingQuery(_ arguments: [(String, String)]) -> String {
        addingQuery(bytes: arguments.map { (Array($0.0.utf8), Array($0.1.utf8)) })
    }

    /// The URL with arguments added that need not be UTF-8. See `addingQuery(_:)`.
    func addingQuery(bytes arguments: [(name: [UInt8], value: [UInt8])]) -> String {
        let url = utf8.drop { $0 <= ASCII.space }.filter { !$0.isRemovedFromURLs }
        let fragmentStart = url.firstIndex(of: ASCII.hash) ?? url.endIndex
        let queryStart = url[..<fragmentStart].firstIndex(of: ASCII.question) ?? fragmentStart
        var query = URLQueryWriter()
        query.append(encoded: url[queryStart..<fragmentStart].dropFirst())
        for (name, value) in arguments { query.append(name: name, value: value) }
        var result = Array(url[..<queryStart])
        if !query.bytes.isEmpty { result += [ASCII.question] + query.bytes }
        if url.endIndex - fragmentStart > 1 { result += url[fragmentStart...] }
        return String(decoding: result, as: UTF8.self)
    }

    /// The URL with arguments added to its query, written as a literal: `url.addingQuery(["next": "/inbox"])`;
    /// otherwise as `addingQuery` does with pairs.
    public func addingQuery(_ arguments: KeyValuePairs<String, String>) -> String {
        addingQuery(arguments.map { ($0.key, $0.value) })
    }
}

extension UInt8 {
    /// True for what readers of URLs leave out, as browsers and Python's `urllib` do.
    fileprivate var isRemovedFromURLs: Bool {
        self == ASCII.tab || self == ASCII.lineFeed || self == ASCII.carriageReturn
    }
}
