// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// The rules that every transport enforces, because breaking them would break the connection or confuse its other end.
extension GatewayResponse {
    /// The response as it may be sent: an answer to HEAD has the length of its body instead of the body, and there is no
    /// length where HTTP has none.
    ///
    /// Names and values of header fields cannot break lines: `HTTPField` has tokens for names, and makes spaces of
    /// CR, LF and NUL in values. Each field's name is looked at once, unless a handler's response is known to be right.
    ///
    /// - Parameter isHead: True for an answer to HEAD.
    /// - Throws: ``GatewayViolation`` for a status that is not final, a field that belongs to the transport, a length that
    ///   is malformed or not the body's, and a body for a status that has none.
    func keepingRules(isHead: Bool) throws(GatewayViolation) -> GatewayResponse {
        guard (200...999).contains(status.code) else {
            throw GatewayViolation(.status, "\(status.code) is not the status of a final response")
        }
        if isKnownToKeepRules { return self }
        let announced = try announcedLength()
        if status.allowsBody {
            if let announced, let length = body.length, length != announced, !(isHead && length == 0) {
                throw GatewayViolation(
                    .contentLengthMatches,
                    "Content-Length is \(announced), the body has \(length) bytes"
                )
            }
        } else {
            try checkNoBody(announced: announced)
        }
        guard isHead && body.length != 0 || announced == 0 && status.code == 204 else { return self }
        var response = isHead ? withoutBody(announced: announced) : self
        // RFC 9110, section 8.6: not even a length of 0.
        if status.code == 204 { response.headerFields[.contentLength] = nil }
        return response
    }

    /// An answer to HEAD says how long the body would be (RFC 9110, section 8.6). An empty body says nothing: the
    /// application may have left it out.
    private func withoutBody(announced: Int?) -> GatewayResponse {
        var response = self
        if announced == nil, let length = body.length, length > 0 {
            response.headerFields[.contentLength] = String(length)
        }
        response.body = .bytes([])
        return response
    }

    private func checkNoBody(announced: Int?) throws(GatewayViolation) {
        guard body.length == 0 else {
            let size = body.length.map { "one of \($0) bytes" } ?? "a stream"
            throw GatewayViolation(.bodyAllowed, "\(status.code) has no body, but there is \(size)")
        }
        guard status.code != 204 || announced ?? 0 == 0 else {
            throw GatewayViolation(.contentLengthMatches, "Content-Length is \(announced ?? 0), but 204 has no body")
        }
    }

    /// The one `Content-Length`, nil if there is none; on the way no field may be one of the transport's own.
    func announcedLength() throws(GatewayViolation) -> Int? {
        var length: Int?
        for field in headerFields {
            if field.name.isTransports {
                throw GatewayViolation(.connectionField, "\(field.name.rawName) is the transport's to send")
            }
            guard field.name == .contentLength else { continue }
            guard length == nil else { throw GatewayViolation(.contentLength, "two Content-Length fields") }
            length = try field.contentLength()
        }
        return length
    }
}

extension HTTPField.Name {
    /// True for the fields that would be taken for a transport's own.
    var isTransports: Bool {
        switch canonicalName.utf8.count {
        case 6: canonicalName == "status"
        case 17: canonicalName == "transfer-encoding"
        default: false
        }
    }
}

extension HTTPField {
    fileprivate func contentLength() throws(GatewayViolation) -> Int {
        // `Int` also reads a sign.
        guard let length = Int(value), value.utf8.allSatisfy(\.isASCIIDigit) else {
            throw GatewayViolation(.contentLength, "Content-Length is \"\(value)\"")
        }
        return length
    }
}
