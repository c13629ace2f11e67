// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension VariableOrigin {
    /// The fields, in the order in which a reader asks for them.
    var fields: [ExplainedField] {
        [method, path, query, scheme, host, address, version, authorization, bodyType, bodyLength]
    }

    private func field(
        _ name: String,
        _ value: String?,
        from sources: [String],
        ignoring ignored: [IgnoredVariable] = []
    ) -> ExplainedField {
        ExplainedField(name: name, value: (value ?? "").logSafe, sources: sources.filter(has), ignored: ignored)
    }

    private var method: ExplainedField {
        field("method", variables["REQUEST_METHOD"], from: ["REQUEST_METHOD"])
    }

    private var path: ExplainedField {
        let decoded = "the web server has decoded it"
        let value = request?.path
        if has("REQUEST_URI") {
            let others = ["DOCUMENT_URI", "SCRIPT_NAME", "PATH_INFO"]
            let reason = "REQUEST_URI has the path as the client sent it"
            return field("path", value, from: ["REQUEST_URI"], ignoring: ignored(others, reason))
        }
        if has("DOCUMENT_URI") {
            let others = ignored(["SCRIPT_NAME", "PATH_INFO"], "DOCUMENT_URI has the whole path; \(decoded)")
            return field("path", value, from: ["DOCUMENT_URI"], ignoring: others)
        }
        return field("path", value, from: ["SCRIPT_NAME", "PATH_INFO"])
    }

    private var query: ExplainedField {
        guard has("REQUEST_URI") else { return field("query", request?.query, from: ["QUERY_STRING"]) }
        let others = ignored(["QUERY_STRING"], "REQUEST_URI has the query as the client sent it")
        return field("query", request?.query, from: ["REQUEST_URI"], ignoring: others)
    }

    private var scheme: ExplainedField {
        let claims = ["HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_SSL", "HTTP_X_SCHEME", "HTTP_FORWARDED"]
        let others = ignored(claims, Self.claim)
        if let https = variables["HTTPS"]?.lowercased(), https == "on" || https == "1" {
            let second = ignored(["REQUEST_SCHEME"], "HTTPS goes before it")
            return field("scheme", request?.scheme, from: ["HTTPS"], ignoring: second + others)
        }
        let off = ignored(["HTTPS"], "it is neither `on` nor `1`")
        return field("scheme", request?.scheme, from: ["REQUEST_SCHEME"], ignoring: off + others)
    }

    private var host: ExplainedField {
        let claims = ignored(["HTTP_X_FORWARDED_HOST", "HTTP_X_HOST", "HTTP_X_FORWARDED_SERVER"], Self.claim)
        if has("HTTP_HOST") {
            let second = ignored(["SERVER_NAME", "SERVER_PORT"], "HTTP_HOST is what the client asked for")
            return field("host", variables["HTTP_HOST"], from: ["HTTP_HOST"], ignoring: second + claims)
        }
        let hasName = has("SERVER_NAME")
        let second = hasName ? [] : ignored(["SERVER_PORT"], "it is of no use without SERVER_NAME")
        let sources = hasName ? ["SERVER_NAME", "SERVER_PORT"] : []
        return field("host", request?.host, from: sources, ignoring: second + claims)
    }

    private var address: ExplainedField {
        let claims = ["HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_CLIENT_IP"]
        return field("address", request?.remoteIP, from: ["REMOTE_ADDR"], ignoring: ignored(claims, Self.claim))
    }

    private var version: ExplainedField {
        field("version", request?.version, from: ["SERVER_PROTOCOL"])
    }

    /// Only that there is one, and of which kind: what follows is a secret.
    private var authorization: ExplainedField {
        let names = ["HTTP_AUTHORIZATION", "REDIRECT_HTTP_AUTHORIZATION"]
        let name = names.first { variables.value($0) != nil }
        let kind = name.flatMap { variables[$0] }?.split(separator: " ").first.map { "\($0) (not shown)" }
        return field("authorization", kind, from: name.map { [$0] } ?? [])
    }

    private var bodyType: ExplainedField {
        field("body type", variables["CONTENT_TYPE"], from: ["CONTENT_TYPE"])
    }

    private var bodyLength: ExplainedField {
        field("body length", variables["CONTENT_LENGTH"], from: ["CONTENT_LENGTH"])
    }

    /// Why the header fields of proxies do not count.
    private static let claim = "every client can send it"
}
