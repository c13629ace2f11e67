// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension VariableOrigin {
    /// What is missing, and what contradicts itself.
    var warnings: [ExplainedWarning] {
        missing + missingScheme + missingHost + contradiction
    }

    private var missing: [ExplainedWarning] {
        let always = Self.needed.filter { !has($0.name) && variables.value($0.name) == nil }
        let byHand = isWrittenByHand ? Self.neededByHand.filter { variables.value($0.name) == nil } : []
        return (always + byHand).map {
            ExplainedWarning(
                text: "\($0.name) is missing: \($0.consequence)",
                line: "fastcgi_param \($0.name) \($0.value);"
            )
        }
    }

    private var missingScheme: [ExplainedWarning] {
        guard variables.value("HTTPS") == nil, variables.value("REQUEST_SCHEME") == nil else { return [] }
        let text = "REQUEST_SCHEME and HTTPS are missing: every request is taken for plain http"
        return [ExplainedWarning(text: text, line: "fastcgi_param REQUEST_SCHEME $scheme;")]
    }

    private var missingHost: [ExplainedWarning] {
        guard !has("HTTP_HOST"), variables["SERVER_PROTOCOL"] != "HTTP/1.0" else { return [] }
        let text = "HTTP_HOST is missing: the host is the web server's name, whichever the client asked for"
        return [ExplainedWarning(text: text, line: "fastcgi_param HTTP_HOST $host;")]
    }

    private var contradiction: [ExplainedWarning] {
        guard let https = variables["HTTPS"]?.lowercased(), https == "on" || https == "1",
            variables["REQUEST_SCHEME"]?.lowercased() == "http"
        else { return [] }
        return [ExplainedWarning(text: "HTTPS says https and REQUEST_SCHEME says http: HTTPS counts", line: nil)]
    }

    /// nginx passes what its configuration lists, and an empty value for what a request does not have; the other
    /// servers pass everything by themselves, and leave out what a request does not have.
    private var isWrittenByHand: Bool {
        guard let software = variables["SERVER_SOFTWARE"], !software.isEmpty else { return true }
        return software.hasPrefix("nginx")
    }

    private typealias Needed = (name: String, value: String, consequence: String)

    private static let needed: [Needed] = [
        ("REQUEST_METHOD", "$request_method", "every request is answered 500"),
        ("REQUEST_URI", "$request_uri", "the path is put together from decoded parts, in which %2F and / are the same"),
        ("SERVER_PROTOCOL", "$server_protocol", "every client is taken for one of HTTP/1.0"),
        ("REMOTE_ADDR", "$remote_addr", "no client has an address"),
        ("SERVER_NAME", "$server_name", "a client that names no host is given 127.0.0.1"),
        ("SERVER_PORT", "$server_port", "a host that is put together has no port"),
    ]

    private static let neededByHand: [Needed] = [
        ("CONTENT_TYPE", "$content_type", "forms and JSON are not recognised"),
        ("CONTENT_LENGTH", "$content_length", "a body that is too long, or cut short, shows only at its end"),
    ]
}
