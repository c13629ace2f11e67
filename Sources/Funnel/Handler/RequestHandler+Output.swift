// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

public import HTTPTypes
internal import Logging

/// What a handler answers with.
extension RequestHandler {
    /// True when the response is complete.
    public var isFinished: Bool { response != nil }

    /// Adds text to the response's body, as UTF-8.
    ///
    /// After ``finish()`` it is too late: the text is dropped, with a log line.
    public func write(_ text: String) {
        guard canWrite() else { return }
        output.append(contentsOf: text.utf8)
    }

    /// Adds bytes to the response's body.
    ///
    /// After ``finish()`` it is too late: the bytes are dropped, with a log line.
    public func write(_ bytes: [UInt8]) {
        guard canWrite() else { return }
        output.append(contentsOf: bytes)
    }

    /// Sets the status of the response.
    ///
    /// - Parameters:
    ///   - status: The status.
    ///   - reason: A phrase instead of the standard one. Control characters and `<` are not allowed in it; such a
    ///     phrase, or an empty one, becomes `Unknown`. Default: the standard phrase.
    public func setStatus(_ status: HTTPResponse.Status, reason: String? = nil) {
        guard let reason else {
            self.status = status
            return
        }
        let isAllowed = !reason.isEmpty && reason.unicodeScalars.allSatisfy(\.isReasonCharacter)
        self.status = HTTPResponse.Status(code: status.code, reasonPhrase: isAllowed ? reason : "Unknown")
    }

    /// Discards what was written and all header fields, and sets the status to 200. Cookies set so far stay.
    public func clear() {
        output.removeAll()
        status = .ok
        do {
            try resetHeaders()
        } catch {
            loggers.general.error("setDefaultHeaders() failed for \(request.summary): \(error)")
        }
    }

    /// Sends the client elsewhere and ends the request, with an empty body.
    ///
    /// - Parameters:
    ///   - url: The value of `Location`, sent as given.
    ///   - permanent: 301 instead of 302. Default: false.
    /// - Throws: ``HTTPOutputError`` for a URL with control characters, or if the response is complete already.
    public func redirect(to url: String, permanent: Bool = false) throws {
        try redirect(to: url, status: permanent ? .movedPermanently : .found)
    }

    /// Sends the client elsewhere with a status of one's choice and ends the request, with an empty body.
    ///
    /// - Parameters:
    ///   - url: The value of `Location`, sent as given.
    ///   - status: A status from 300 to 399.
    /// - Throws: ``HTTPOutputError`` for another status, for a URL with control characters, or if the response is
    ///   complete already.
    public func redirect(to url: String, status: HTTPResponse.Status) throws {
        guard status.kind == .redirection else { throw HTTPOutputError.notARedirection(status.code) }
        guard !isFinished else { throw HTTPOutputError.alreadyFinished }
        guard url.utf8.allSatisfy(\.isFieldValueCharacter) else {
            throw HTTPOutputError.invalidHeaderValue(name: "Location")
        }
        setStatus(status)
        headers[.location] = url
        output.removeAll()
        try finish()
    }

    /// Ends the request: the response is what was set and written so far.
    ///
    /// It is called for you when the method returns.
    ///
    /// - Throws: ``HTTPOutputError`` if the response is complete already, or if a body was written for a status
    ///   that has none (1xx, 204, 304).
    public func finish() throws {
        guard !isFinished else { throw HTTPOutputError.alreadyFinished }
        guard output.isEmpty || status.allowsBody else { throw HTTPOutputError.bodyNotAllowed(status.code) }
        completeResponse()
    }

    /// Ends the request if it is not ended, dropping a body that the status does not allow.
    func finishQuietly() {
        guard !isFinished else { return }
        if !status.allowsBody { output.removeAll() }
        completeResponse()
    }

    private func completeResponse() {
        var hasOwnLength = false
        if !status.allowsBody {
            for name in [HTTPField.Name.contentType, .contentEncoding, .contentLanguage] { headers[name] = nil }
        } else if !headers.contains(.contentLength) {
            headers.append(HTTPField(name: .contentLength, value: String(output.count)))
            hasOwnLength = !setsConnectionField
        }
        complete(with: .bytes(output))
        response?.isKnownToKeepRules = hasOwnLength
    }

    /// Makes the response of what was set, less the body where the request is a HEAD.
    func complete(with body: GatewayBody) {
        for line in security.outgoingCookies.setCookieLines { headers.append(HTTPField(name: .setCookie, value: line)) }
        response = GatewayResponse(
            status: status.withReason,
            headerFields: headers,
            body: request.method == .head ? .bytes([]) : body
        )
    }

    private func canWrite() -> Bool {
        if isFinished {
            loggers.general.error("write() after finish() for \(request.summary)")
        }
        return !isFinished
    }
}

extension HTTPResponse.Status {
    /// False for the statuses whose responses end with the head (RFC 9110, section 6.4.1).
    var allowsBody: Bool { !(code < 200 || code == 204 || code == 304) }
}

extension Unicode.Scalar {
    fileprivate var isReasonCharacter: Bool {
        value >= 0x20 && value != 0x7F && value <= 0xFF && self != "<"
    }
}
