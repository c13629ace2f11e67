// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

extension GatewayEnvironment {
    /// The environment of a request in hand, for an application that is mounted beside handlers. Tornado's
    /// `WSGIContainer.environ(request)`; ``HTTPServerRequest/init(_:trustedProxies:)`` is the way back.
    ///
    /// `SCRIPT_NAME` is empty and `PATH_INFO` the whole path, percent-decoded; `QUERY_STRING` and `REQUEST_URI` are raw.
    /// `REMOTE_ADDR` and the scheme are the client's, also where a trusted proxy told them.
    /// `SERVER_NAME` and `SERVER_PORT` come from the host that the client asked for. The content's type and length stand in
    /// `CONTENT_TYPE` and `CONTENT_LENGTH` only. All other variables are those that the web server passed, less `HTTP_PROXY`
    /// and those that say once more, in the web server's view, which part of the path is the script's.
    ///
    /// The body is the request's. If nobody has looked at it, it is read from the client, and then by the application that
    /// gets this environment only; if it is in memory, it can be read once more; if it was used while it came, reading
    /// throws ``RequestBodyError``.
    public init(_ request: HTTPServerRequest) {
        self = request.environment
        scheme = request.scheme
        variables.setRequest(request)
        variables.setServer(host: request.host, isSecure: request.scheme == "https")
        variables.removeDoubles()
        input = request.inputForAnother
        if case .bytes(let bytes) = request.content { variables["CONTENT_LENGTH"] = String(bytes.count) }
    }
}

extension GatewayVariables {
    fileprivate mutating func setRequest(_ request: HTTPServerRequest) {
        self["GATEWAY_INTERFACE"] = "CGI/1.1"
        self["REQUEST_METHOD"] = request.method.rawValue
        self["SCRIPT_NAME"] = ""
        set("PATH_INFO", bytes: PercentEncoding.decode(request.target.path, plusIsSpace: false))
        set("QUERY_STRING", bytes: Array(request.target.query))
        set("REQUEST_URI", bytes: request.target.bytes)
        self["REMOTE_ADDR"] = request.remoteIP
        self["SERVER_PROTOCOL"] = request.version
        if value("HTTP_AUTHORIZATION") == nil, let authorization = bytes("REDIRECT_HTTP_AUTHORIZATION") {
            set("HTTP_AUTHORIZATION", bytes: authorization)
        }
    }

    /// Tornado cuts a host at its only colon; here the colons of an IPv6 address in brackets are its own.
    fileprivate mutating func setServer(host: String, isSecure: Bool) {
        let nameEnd = host.lastIndex(of: "]") ?? host.startIndex
        if let colon = host[nameEnd...].firstIndex(of: ":"), host[nameEnd...].lastIndex(of: ":") == colon {
            let port = host[colon...].dropFirst()
            if !port.isEmpty, port.utf8.allSatisfy(\.isASCIIDigit) {
                self["SERVER_NAME"] = String(host[..<colon])
                self["SERVER_PORT"] = String(port)
                return
            }
        }
        self["SERVER_NAME"] = host
        self["SERVER_PORT"] = isSecure ? "443" : "80"
    }

    fileprivate mutating func removeDoubles() {
        for name in [
            "HTTP_CONTENT_TYPE", "HTTP_CONTENT_LENGTH", "HTTP_PROXY", "DOCUMENT_URI", "PATH_TRANSLATED",
            "REDIRECT_HTTP_AUTHORIZATION",
        ] {
            self[name] = nil
        }
        // What was not sent has no variable, rather than an empty one.
        for name in ["CONTENT_TYPE", "CONTENT_LENGTH"] where value(name)?.isEmpty == true { self[name] = nil }
    }
}

extension HTTPServerRequest {
    /// The body, for a gateway application.
    fileprivate var inputForAnother: any GatewayInput {
        switch content {
        case .unread: RequestBodyInput(self)
        case .bytes(let bytes): ConnectedInput(GatewayByteInput(bytes), connection: environment.input)
        case .used(let error): ConnectedInput(BrokenInput(error), connection: environment.input)
        case .failed(let error): ConnectedInput(BrokenInput(error), connection: environment.input)
        }
    }
}
