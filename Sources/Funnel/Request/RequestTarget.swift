// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The target of a request: raw path and query.
struct RequestTarget: Sendable {
    /// Path and query, as the client sent them.
    let bytes: [UInt8]
    private let pathEnd: Int

    /// Takes the target from where it is least edited by the web server.
    ///
    /// One in absolute form (`http://host/path`) stays as it is and matches no ordinary route, as in Tornado. Web servers
    /// take it apart before they pass it on.
    init(_ variables: GatewayVariables) {
        if let uri = variables.value("REQUEST_URI"), !uri.isEmpty {
            self.init(Array(uri))
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
