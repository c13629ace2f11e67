// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import FunnelStatus
internal import HTTPTypes
internal import NIOCore

/// Reads a whole head, and makes CGI variables of it.
///
/// The variables are made of the bytes that came. NIO's own parser makes strings of them, and repairs what is not
/// UTF-8: a cookie in ISO 8859-1, or a raw byte in a path, would not be what it is behind nginx.
struct RequestHeadParser {
    private var block = VariableBlock()
    private var hasHost = false
    private var host = UnsafeRawBufferPointer.empty

    /// - Parameters:
    ///   - bytes: The head, with the empty line that ends it; every line ends with CR LF.
    ///   - connection: The variables that the connection gives.
    /// - Throws: ``RequestRefusal`` for what is no proper request, or more than the limits allow.
    static func parse(
        _ bytes: UnsafeRawBufferPointer,
        connection: ConnectionVariables,
        limits: Limits
    ) throws(RequestRefusal) -> RequestHead {
        var parser = RequestHeadParser()
        return try parser.head(bytes, connection: connection, limits: limits)
    }

    private mutating func head(
        _ bytes: UnsafeRawBufferPointer,
        connection: ConnectionVariables,
        limits: Limits
    ) throws(RequestRefusal) -> RequestHead {
        block.reserve(entries: 24, bytes: bytes.count + connection.block.size + 320)
        var rest = bytes
        let line = try RequestLine(rest.takeLine())
        let target = try RequestTarget(line.target, isOptions: line.method.elementsEqual("OPTIONS".utf8))
        block.append(connection.block)
        append(line, target)
        var facts = FieldFacts(isHTTP10: line.isHTTP10)
        while case let field = rest.takeLine(), !field.isEmpty {
            try add(field, authority: target.authority, to: &facts)
            guard block.entries.count <= limits.maximumVariables, block.size <= limits.maximumVariableBytes else {
                throw RequestRefusal(
                    status: .requestHeaderFieldsTooLarge,
                    reason: "too many header fields",
                    counter: block.entries.count > limits.maximumVariables ? .tooManyParameters : .excessiveParameters
                )
            }
        }
        try checkHost(isHTTP10: line.isHTTP10)
        if !hasHost, let authority = target.authority {
            host = authority
            block.append("HTTP_HOST", authority)
        }
        connection.appendServer(host: host, to: &block)
        return RequestHead(
            variables: block.variables,
            framing: try facts.framing(),
            isHTTP10: line.isHTTP10,
            isHead: line.method.elementsEqual("HEAD".utf8),
            keepsAlive: !facts.closes && (!line.isHTTP10 || facts.keepsAlive),
            expectsContinue: facts.expectsContinue
        )
    }

    private mutating func append(_ line: RequestLine, _ target: RequestTarget) {
        block.append("REQUEST_METHOD", line.method)
        block.append("REQUEST_URI", line.target)
        block.append("SERVER_PROTOCOL") { $0.append(contentsOf: (line.isHTTP10 ? "HTTP/1.0" : "HTTP/1.1").utf8) }
        block.append("PATH_INFO") { $0.appendDecoded(target.path) }
        block.append("QUERY_STRING", target.query)
    }

    private mutating func add(
        _ line: UnsafeRawBufferPointer,
        authority: UnsafeRawBufferPointer?,
        to facts: inout FieldFacts
    ) throws(RequestRefusal) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
            throw RequestRefusal(reason: "a header field without a colon")
        }
        let name = UnsafeRawBufferPointer(rebasing: line[..<colon])
        guard !name.isEmpty, name.allSatisfy(\.isTokenByte) else {
            throw RequestRefusal(reason: "a header field with a name that is no token")
        }
        let value = UnsafeRawBufferPointer(rebasing: line[(colon + 1)...]).trimmed()
        guard value.allSatisfy(\.isFieldByte) else { throw RequestRefusal(reason: "a control character in a field") }
        // As nginx does: `X_Y` and `X-Y` would become one variable.
        if name.contains(UInt8(ascii: "_")) { return }
        try facts.note(name, value)
        try append(name, value, authority: authority)
    }

    private mutating func append(
        _ name: UnsafeRawBufferPointer,
        _ value: UnsafeRawBufferPointer,
        authority: UnsafeRawBufferPointer?
    ) throws(RequestRefusal) {
        switch name.count {
        case 4 where name.isText("host"):
            guard !hasHost else { throw RequestRefusal(reason: "two Host fields") }
            (hasHost, host) = (true, authority ?? value)
            return block.append("HTTP_HOST", host)
        // Libraries take HTTP_PROXY for the proxy that they should use.
        case 5 where name.isText("proxy"): return
        case 12 where name.isText("content-type"), 14 where name.isText("content-length"):
            block.append(field: name, prefix: "", value: value)
        default: block.append(field: name, prefix: "HTTP_", value: value)
        }
        guard let earlier = block.earlierThanLast() else { return }
        guard !name.isText("content-type") else { throw RequestRefusal(reason: "two Content-Type fields") }
        block.joinLast(to: earlier, separator: name.isText("cookie") ? "; " : ", ")
    }

    private func checkHost(isHTTP10: Bool) throws(RequestRefusal) {
        guard hasHost || isHTTP10 else { throw RequestRefusal(reason: "no Host field") }
        guard host.allSatisfy(\.isHostByte) else { throw RequestRefusal(reason: "a malformed Host field") }
    }
}

extension UnsafeRawBufferPointer {
    /// Takes the next line off, without its end.
    fileprivate mutating func takeLine() -> UnsafeRawBufferPointer {
        let end = firstIndex(of: UInt8(ascii: "\n")) ?? endIndex
        let line = UnsafeRawBufferPointer(rebasing: self[..<Swift.max(0, end - 1)])
        self = UnsafeRawBufferPointer(rebasing: self[end...].dropFirst())
        return line
    }
}

extension [UInt8] {
    /// Adds a path with its percent signs decoded. What is malformed stays as it is.
    fileprivate mutating func appendDecoded(_ path: UnsafeRawBufferPointer) {
        if path.isEmpty { return append(UInt8(ascii: "/")) }
        guard path.contains(UInt8(ascii: "%")) else { return append(contentsOf: path) }
        var index = 0
        while index < path.count {
            if path[index] == UInt8(ascii: "%"), index + 2 < path.count, let high = path[index + 1].hexValue,
                let low = path[index + 2].hexValue
            {
                append(high << 4 | low)
                index += 3
            } else {
                append(path[index])
                index += 1
            }
        }
    }
}
