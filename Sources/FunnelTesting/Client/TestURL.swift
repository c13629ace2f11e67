// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A URL of `http` or `https`, in the parts that a request is made of.
struct TestURL {
    /// `http` or `https`.
    private(set) var scheme: String
    /// The host, with its port if there is one.
    private(set) var host: String
    /// Path and query, percent-encoded where they have to be.
    private(set) var target: String

    /// - Throws: ``TestClientError/unusableURL(_:)``.
    init(_ url: String) throws {
        let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count >= 3, ["http:", "https:"].contains(parts[0].lowercased()), parts[1].isEmpty,
            !parts[2].isEmpty
        else { throw TestClientError.unusableURL(url) }
        scheme = String(parts[0].dropLast()).lowercased()
        host = String(parts[2])
        target = Self.encoded("/" + (parts.count > 3 ? parts[3] : ""))
        if let query = host.firstIndex(of: "?") {
            target = Self.encoded("/" + host[query...])
            host = String(host[..<query])
        }
    }

    /// What a reference means on the page of this URL (RFC 3986, section 5.2, but for the removal of dots).
    func resolving(_ reference: String) throws -> TestURL {
        if reference.hasPrefix("//") { return try TestURL("\(scheme):\(reference)") }
        if let colon = reference.firstIndex(of: ":"), reference[..<colon].allSatisfy(\.isLetter),
            colon > reference.startIndex
        {
            return try TestURL(reference)
        }
        var resolved = self
        if reference.hasPrefix("/") {
            resolved.target = Self.encoded(reference)
        } else if reference.hasPrefix("?") {
            resolved.target = Self.encoded(path + reference)
        } else if !reference.isEmpty, !reference.hasPrefix("#") {
            let folder = path[...(path.lastIndex(of: "/") ?? path.startIndex)]
            resolved.target = Self.encoded(folder + reference)
        }
        return resolved
    }

    /// The whole URL.
    var text: String { "\(scheme)://\(host)\(target)" }

    /// The path, percent-encoded.
    var path: String { String(target.prefix { $0 != "?" }) }

    /// The query, percent-encoded.
    var query: String { String(target.drop { $0 != "?" }.dropFirst()) }

    /// The host without its port, in lower case.
    var hostName: String {
        let end = host.hasSuffix("]") ? host.endIndex : host.lastIndex(of: ":") ?? host.endIndex
        return host[..<end].lowercased()
    }

    /// The port, also where it is the usual one.
    var port: String {
        if !host.hasSuffix("]"), let colon = host.lastIndex(of: ":") {
            return String(host[colon...].dropFirst())
        }
        return scheme == "https" ? "443" : "80"
    }

    /// Encodes what cannot stand in a request's first line, and drops the fragment.
    private static func encoded(_ target: some StringProtocol) -> String {
        var encoded = ""
        for byte in target.utf8.prefix(while: { $0 != UInt8(ascii: "#") }) {
            if byte > 0x20, byte < 0x7F {
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += byte < 16 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return encoded
    }
}
