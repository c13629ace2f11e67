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
        self.status = reason.map(status.with(reason:)) ?? status
    }

    /// Sets the status of the response to a code that is known only when the program runs.
    ///
    ///     try setStatus(code: answer.status.code)
    ///
    /// - Parameters:
    ///   - code: The code; one that nobody registered is sent with the phrase `Unknown`.
    ///   - reason: A phrase instead of the standard one, as for ``setStatus(_:reason:)``.
    /// - Throws: ``HTTPOutputError/invalidStatus(_:)`` for a code outside 100 to 999. Making an
    ///   `HTTPResponse.Status` of it would end the process.
    public func setStatus(code: Int, reason: String? = nil) throws {
        guard 100...999 ~= code else { throw HTTPOutputError.invalidStatus(code) }
        setStatus(HTTPResponse.Status(code: code), reason: reason)
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
        headers[.contentLength] = nil
        output.removeAll()
        try finish()
    }

    private func canWrite() -> Bool {
        if isFinished {
            loggers.general.error("Cannot write() after finish(): \(request.summary)")
        }
        return !isFinished
    }
}
