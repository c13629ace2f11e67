// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// How a response is ended.
extension RequestHandler {
    /// Ends the request: the response is what was set and written so far.
    ///
    /// It is called for you when the method returns. A 200 to GET or HEAD gets an `ETag`, see ``computeETag()``, and
    /// becomes a 304 without a body if the client has that version; its other header fields and cookies are kept.
    /// `Content-Length` is added, but for statuses without a body (1xx, 204, 304).
    ///
    /// - Throws: ``HTTPOutputError`` if the response is complete already, if a body was written for a status that has
    ///   none, and if a `Content-Length` was set that is not the body's, which is left to the handler only for HEAD.
    public func finish() throws {
        guard !isFinished else { throw HTTPOutputError.alreadyFinished }
        guard status.isSendable else { throw HTTPOutputError.invalidStatus(status.code) }
        guard output.isEmpty || status.allowsBody else { throw HTTPOutputError.bodyNotAllowed(status.code) }
        if status.allowsBody, request.method != .head, let length = try declaredLength(), length != output.count {
            throw HTTPOutputError.contentLengthMismatch(declared: String(length), written: output.count)
        }
        completeResponse()
    }

    /// Adds text to the response's body, then ends the request as ``finish()`` does.
    ///
    /// - Throws: ``HTTPOutputError``, as ``finish()`` does; nothing is written if the response is complete already.
    public func finish(_ text: String) throws {
        guard !isFinished else { throw HTTPOutputError.alreadyFinished }
        write(text)
        try finish()
    }

    /// Adds bytes to the response's body, then ends the request as ``finish()`` does.
    ///
    /// - Throws: ``HTTPOutputError``, as ``finish()`` does; nothing is written if the response is complete already.
    public func finish(_ bytes: [UInt8]) throws {
        guard !isFinished else { throw HTTPOutputError.alreadyFinished }
        write(bytes)
        try finish()
    }

    /// Adds a value to the response's body as ``write(json:)`` does, then ends the request as ``finish()`` does.
    ///
    /// - Throws: What encoding the value throws; ``HTTPOutputError``, as ``finish()`` does.
    public func finish(json value: some Encodable) throws {
        guard !isFinished else { throw HTTPOutputError.alreadyFinished }
        try write(json: value)
        try finish()
    }

    func finish(_ chunk: Finish.Chunk?) throws {
        switch chunk {
        case nil: break
        case .bytes(let bytes): write(bytes)
        case .json(let text): write(jsonText: text)
        }
        try finish()
    }

    /// Ends the request with an error page if it is not ended, whatever is wrong with the page.
    func finishQuietly() {
        guard !isFinished else { return }
        if !status.allowsBody { output.removeAll() }
        headers[.contentLength] = nil
        completeResponse()
    }

    /// The length that the handler announced, nil if it did not.
    ///
    /// - Throws: ``HTTPOutputError/contentLengthMismatch(declared:written:)`` if it is not one number.
    func declaredLength() throws -> Int? {
        guard headers.contains(.contentLength) else { return nil }
        let values = headers[values: .contentLength]
        guard values.count == 1, values[0].utf8.allSatisfy(\.isASCIIDigit), let length = Int(values[0]) else {
            let declared = values.joined(separator: ", ")
            throw HTTPOutputError.contentLengthMismatch(declared: declared, written: output.count)
        }
        return length
    }

    private func completeResponse() {
        answerFromClientsCopy()
        var hasOwnLength = false
        if !status.allowsBody {
            for name in [HTTPField.Name.contentType, .contentEncoding, .contentLanguage] { headers[name] = nil }
            // Only a 304 may have one (RFC 9110, section 8.6).
            if status.code != 304 { headers[.contentLength] = nil }
        } else if !headers.contains(.contentLength) {
            headers.append(HTTPField(name: .contentLength, value: String(output.count)))
            hasOwnLength = !setsConnectionField && !application.settings.compressResponse
        }
        complete(with: .bytes(output))
        response?.isKnownToKeepRules = hasOwnLength
    }

    /// Makes the response of what was set, with its cookies, compressed where the settings say so, and less the body
    /// where the request is a HEAD.
    func complete(with body: GatewayBody) {
        let body = application.settings.compressResponse ? encoded(body) : body
        for line in security.outgoingCookies.setCookieLines { headers.append(HTTPField(name: .setCookie, value: line)) }
        response = GatewayResponse(
            status: status.withReason,
            headerFields: headers,
            body: request.method == .head ? .bytes([]) : body
        )
    }
}
