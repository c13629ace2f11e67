// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

extension HTTPFields {
    /// The header fields that a web server passed as CGI variables.
    ///
    /// `HTTP_PROXY` is left out: a client can set it, and libraries take it for the outgoing proxy. So are
    /// `HTTP_CONTENT_TYPE` and `HTTP_CONTENT_LENGTH`, which can only contradict the variables that count.
    init(variables: GatewayVariables) {
        self.init()
        reserveCapacity(variables.count)
        for entry in variables.entries {
            let value = variables.storage[entry.value]
            guard let name = Self.name(variables.storage[entry.name], isEmpty: value.isEmpty) else { continue }
            append(HTTPField(name: name, value: value))
        }
        if !contains(.authorization), let authorization = variables.value("REDIRECT_HTTP_AUTHORIZATION") {
            append(HTTPField(name: .authorization, value: authorization))
        }
    }

    private static func name(_ variable: ArraySlice<UInt8>, isEmpty: Bool) -> HTTPField.Name? {
        guard variable.starts(with: "HTTP_".utf8) else {
            if isEmpty { return nil }
            if variable.elementsEqual("CONTENT_TYPE".utf8) { return .contentType }
            return variable.elementsEqual("CONTENT_LENGTH".utf8) ? .contentLength : nil
        }
        switch headerName(variable.dropFirst(5)) {
        case "Proxy", "Content-Type", "Content-Length": return nil
        case let name: return HTTPField.Name(name)
        }
    }

    /// `ACCEPT_LANGUAGE` as `Accept-Language`.
    private static func headerName(_ variable: ArraySlice<UInt8>) -> String {
        var startsWord = true
        let letters = variable.map { byte -> UInt8 in
            defer { startsWord = byte == ASCII.underscore }
            if byte == ASCII.underscore { return ASCII.hyphen }
            return startsWord ? byte : byte.asciiLowercased
        }
        return String(decoding: letters, as: UTF8.self)
    }
}
