// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import FunnelStatus
internal import HTTPTypes

/// The checks on what a web server passes on, made before there is a request.
extension HTTPServerRequest {
    static func method(in variables: GatewayVariables) throws(HTTPError) -> HTTPRequest.Method {
        guard let name = variables["REQUEST_METHOD"], !name.isEmpty else {
            throw HTTPError(
                .internalServerError,
                logMessage: "no REQUEST_METHOD: the web server passes no parameters; in nginx, add "
                    + "`include fastcgi_params;` beside fastcgi_pass"
            )
        }
        guard let method = HTTPRequest.Method(rawValue: name) else {
            throw HTTPError(.badRequest, logMessage: "malformed request method")
        }
        return method
    }

    /// An empty length means none: nginx passes it so for requests without a body and for chunked ones.
    static func contentLength(in environment: GatewayEnvironment) throws(HTTPError) -> Int? {
        guard let digits = environment.variables.value("CONTENT_LENGTH"), !digits.isEmpty else { return nil }
        guard digits.allSatisfy(\.isASCIIDigit) else {
            throw HTTPError(.badRequest, logMessage: "malformed Content-Length")
        }
        guard let length = Int(String(decoding: digits, as: UTF8.self)),
            length <= environment.limits.maximumBodySize
        else {
            environment.limits.count(.largeBodies)
            throw HTTPError(
                .contentTooLarge,
                logMessage: "the announced body is over \(environment.limits.maximumBodySize) bytes"
            )
        }
        return length
    }

    static func checkFields(_ text: ArraySlice<UInt8>, limits: Limits) throws(HTTPError) {
        try limits.counting(.tooManyFields) { () throws(HTTPError) in
            try FormFields.checkCount(text, limit: limits.maximumFormFields)
        }
    }

    static func checkHost(in variables: GatewayVariables) throws(HTTPError) {
        guard let host = variables.value("HTTP_HOST") else { return }
        guard host.allSatisfy(\.isHostCharacter) else {
            throw HTTPError(.badRequest, logMessage: "malformed Host")
        }
    }
}

extension UInt8 {
    /// True for what may stand in a Host header field (RFC 9110, section 7.2), less the comma, which means that
    /// somebody joined two of them.
    fileprivate var isHostCharacter: Bool {
        if isASCIIDigit || isASCIILetter { return true }
        switch self {
        case UInt8(ascii: "."), ASCII.hyphen, ASCII.colon, UInt8(ascii: "["), UInt8(ascii: "]"), ASCII.underscore,
            UInt8(ascii: "~"), ASCII.percent, UInt8(ascii: "!"), UInt8(ascii: "$"), ASCII.ampersand,
            UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), ASCII.plus,
            ASCII.semicolon, ASCII.equals:
            return true
        default:
            return false
        }
    }
}
