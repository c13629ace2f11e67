// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import HTTPTypes

/// How a response goes out: its framing, and whether the connection is kept (RFC 9112, sections 6 and 9.3).
struct ResponsePlan {
    /// How the body goes out.
    enum Body {
        case none
        case bytes([UInt8])
        case file(GatewayFile)
        case stream((any GatewayBodyWriter) throws -> Void, StreamFraming)
    }

    private(set) var body = Body.none
    private(set) var keepsAlive: Bool
    private var announced: Int?
    private var hasDate = false
    private var dropsLength = false

    /// - Parameters:
    ///   - response: The response.
    ///   - head: The request that it answers.
    ///   - mayKeep: False if the connection is closed after it in any case.
    /// - Throws: ``ResponseDefect`` for a response that would break the framing.
    init(_ response: GatewayResponse, to head: RequestHead, mayKeep: Bool) throws(ResponseDefect) {
        keepsAlive = head.keepsAlive && mayKeep
        let code = response.status.code
        guard (200...999).contains(code) else { throw .status(code) }
        for field in response.headerFields { try note(field) }
        if code == 204 { dropsLength = true }
        guard !head.isHead, code != 204, code != 304 else {
            if code == 204 || code == 304 { return }
            // A length of zero may only mean that the application left the body out.
            if let length = response.body.length, length > 0, announced == nil { added = .length(length) }
            return
        }
        try plan(response.body, isHTTP10: head.isHTTP10)
    }

    /// The head of the response.
    func head(of response: GatewayResponse, isHTTP10: Bool, date: [UInt8]) -> [UInt8] {
        var extra: [UInt8] = []
        extra.reserveCapacity(96)
        if !hasDate { extra += date }
        switch added {
        case .nothing: break
        case .length(let length): extra.append(contentsOf: "Content-Length: \(length)\r\n".utf8)
        case .chunked: extra.append(contentsOf: "Transfer-Encoding: chunked\r\n".utf8)
        }
        if !keepsAlive {
            extra.append(contentsOf: "Connection: close\r\n".utf8)
        } else if isHTTP10 {
            extra.append(contentsOf: "Connection: keep-alive\r\n".utf8)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512 + inlineBody)
        let dropsLength = dropsLength
        response.appendHead(to: &bytes, statusLine: .http, adding: extra) {
            !Self.isTransports($0.name) && !(dropsLength && $0.name == .contentLength)
        }
        return bytes
    }

    private enum Framing {
        case nothing
        case length(Int)
        case chunked
    }

    private var added = Framing.nothing

    private var inlineBody: Int {
        if case .bytes(let bytes) = body { min(bytes.count, HTTPTransaction.smallBody) } else { 0 }
    }

    private mutating func note(_ field: HTTPField) throws(ResponseDefect) {
        switch field.name {
        case .contentLength:
            guard let length = Int(field.value), length >= 0, announced == nil || announced == length else {
                throw .contentLength(field.value)
            }
            announced = length
        case .date: hasDate = true
        case .connection: if field.value.lowercased().contains("close") { keepsAlive = false }
        default: break
        }
    }

    private mutating func plan(_ given: GatewayBody, isHTTP10: Bool) throws(ResponseDefect) {
        if let actual = given.length {
            guard announced ?? actual == actual else {
                throw .lengthMismatch(announced: announced ?? 0, actual: actual)
            }
            if announced == nil { added = .length(actual) }
        }
        switch given {
        case .bytes(let bytes): body = bytes.isEmpty ? .none : .bytes(bytes)
        case .file(let file): body = file.length == 0 ? .none : .file(file)
        case .stream(let produce): body = .stream(produce, framing(isHTTP10: isHTTP10))
        }
    }

    private mutating func framing(isHTTP10: Bool) -> StreamFraming {
        if let announced { return .length(announced) }
        if isHTTP10 {
            keepsAlive = false
            return .untilClosed
        }
        added = .chunked
        return .chunked
    }

    /// True for the fields that only the transport can know.
    private static func isTransports(_ name: HTTPField.Name) -> Bool {
        switch name.rawName.utf8.count {
        case 10: name == .connection || name.canonicalName == "keep-alive"
        case 17: name == .transferEncoding
        default: false
        }
    }
}

/// How the client finds the end of a body that is made while it is sent.
enum StreamFraming: Sendable, Hashable {
    case length(Int)
    case chunked
    case untilClosed
}
