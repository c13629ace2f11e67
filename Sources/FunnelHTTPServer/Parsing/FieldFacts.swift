// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// What the header fields of a request say to the server itself, gathered one field after the other.
struct FieldFacts {
    private var length: Int?
    private var isChunked = false
    private var hasAuthorization = false
    private(set) var closes = false
    private(set) var keepsAlive = false
    private(set) var expectsContinue = false
    private let isHTTP10: Bool

    init(isHTTP10: Bool) {
        self.isHTTP10 = isHTTP10
    }

    /// Looks at a field. Most names are told apart by their length alone.
    ///
    /// - Throws: ``RequestRefusal`` for a field that stands twice where that is dangerous, and for framing that is
    ///   malformed or unknown.
    mutating func note(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) throws(RequestRefusal) {
        switch name.count {
        case 6 where name.isText("expect"): try noteExpectation(value)
        case 10 where name.isText("connection"): noteConnection(value)
        case 13 where name.isText("authorization"): try noteAuthorization()
        case 14 where name.isText("content-length"): try noteLength(value)
        case 17 where name.isText("transfer-encoding"): try noteCoding(value)
        default: break
        }
    }

    /// How the body ends.
    ///
    /// - Throws: ``RequestRefusal`` if the fields say two things: that is how requests are smuggled (RFC 9112,
    ///   section 6.3).
    func framing() throws(RequestRefusal) -> BodyFraming {
        guard isChunked else { return .length(length ?? 0) }
        guard length == nil else { throw RequestRefusal(reason: "both Content-Length and Transfer-Encoding") }
        guard !isHTTP10 else { throw RequestRefusal(reason: "Transfer-Encoding in HTTP/1.0") }
        return .chunked
    }

    private mutating func noteExpectation(_ value: UnsafeRawBufferPointer) throws(RequestRefusal) {
        if isHTTP10 { return }
        guard value.isText("100-continue") else {
            throw RequestRefusal(status: .expectationFailed, reason: "an expectation other than 100-continue")
        }
        expectsContinue = true
    }

    private mutating func noteConnection(_ value: UnsafeRawBufferPointer) {
        for option in value.split(separator: UInt8(ascii: ",")) {
            let option = UnsafeRawBufferPointer(rebasing: option).trimmed()
            if option.isText("close") { closes = true }
            if option.isText("keep-alive") { keepsAlive = true }
        }
    }

    private mutating func noteAuthorization() throws(RequestRefusal) {
        guard !hasAuthorization else { throw RequestRefusal(reason: "two Authorization fields") }
        hasAuthorization = true
    }

    private mutating func noteLength(_ value: UnsafeRawBufferPointer) throws(RequestRefusal) {
        guard length == nil else { throw RequestRefusal(reason: "two Content-Length fields") }
        guard !value.isEmpty, value.allSatisfy(\.isDigit) else {
            throw RequestRefusal(reason: "a Content-Length that is no number")
        }
        // More digits than that is more than anybody allows.
        length = Int(String(decoding: value, as: UTF8.self)) ?? .max
    }

    private mutating func noteCoding(_ value: UnsafeRawBufferPointer) throws(RequestRefusal) {
        guard !isChunked else { throw RequestRefusal(reason: "two Transfer-Encoding fields") }
        guard value.isText("chunked") else {
            throw RequestRefusal(status: .notImplemented, reason: "a Transfer-Encoding other than chunked")
        }
        isChunked = true
    }
}
