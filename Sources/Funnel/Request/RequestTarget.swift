// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The target of a request: raw path and query.
struct RequestTarget: Sendable {
    /// Path and query, as the client sent them.
    let bytes: [UInt8]
    private let pathEnd: Int

    /// Takes the target from where it is least edited by the web server.
    init(_ variables: GatewayVariables) {
        if let uri = variables.value("REQUEST_URI"), !uri.isEmpty {
            self.init(Self.originForm(uri))
        } else {
            self.init(Self.reassembled(variables))
        }
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        pathEnd = bytes.firstIndex(of: ASCII.question) ?? bytes.count
    }

    /// The raw path.
    var path: ArraySlice<UInt8> { bytes[..<pathEnd] }

    /// The raw query, without the question mark.
    var query: ArraySlice<UInt8> { bytes[pathEnd...].dropFirst() }

    /// Cuts scheme and authority off a target in absolute form (RFC 9112, section 3.2.2).
    private static func originForm(_ uri: ArraySlice<UInt8>) -> [UInt8] {
        guard uri.first != ASCII.slash, let separator = authorityStart(in: uri) else { return Array(uri) }
        let rest = uri[separator...]
        guard let path = rest.firstIndex(where: { $0 == ASCII.slash || $0 == ASCII.question }) else {
            return [ASCII.slash]
        }
        return rest[path] == ASCII.slash ? Array(rest[path...]) : [ASCII.slash] + rest[path...]
    }

    private static func authorityStart(in uri: ArraySlice<UInt8>) -> Int? {
        guard let colon = uri.firstIndex(of: ASCII.colon), uri[..<colon].allSatisfy(\.isASCIILetter),
            uri[colon...].dropFirst().prefix(2).elementsEqual("//".utf8)
        else { return nil }
        return colon + 3
    }

    /// Encodes what the web server decoded, for servers that pass no `REQUEST_URI`.
    private static func reassembled(_ variables: GatewayVariables) -> [UInt8] {
        var path: [UInt8]
        if let document = variables.value("DOCUMENT_URI"), !document.isEmpty {
            path = PercentEncoding.encodePath(document)
        } else {
            path = PercentEncoding.encodePath(variables.value("SCRIPT_NAME") ?? [])
            path += PercentEncoding.encodePath(variables.value("PATH_INFO") ?? [])
        }
        if path.isEmpty { path = [ASCII.slash] }
        if let query = variables.value("QUERY_STRING"), !query.isEmpty {
            path.append(ASCII.question)
            path += query
        }
        return path
    }
}
