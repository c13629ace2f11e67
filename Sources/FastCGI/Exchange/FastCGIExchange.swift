// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// One request and the answer to it, lent by a ``FastCGIAcceptor``.
///
/// It cannot be copied or kept: when it goes, the request is finished.
///
///     while var exchange = try acceptor.accept() {
///         try exchange.write(Array("Status: 200 OK\r\n\r\nHello\n".utf8))
///         exchange.finish()
///     }
public struct FastCGIExchange: ~Copyable {
    /// What the web server wants.
    public let role: FastCGIRole

    /// The parameters of the request: CGI variables and whatever the web server is told to pass.
    public let parameters: FastCGIParameters

    private let slot: RequestSlot
    private let turn: UInt64

    init(slot: RequestSlot, parameters: FastCGIParameters) {
        self.slot = slot
        self.parameters = parameters
        role = slot.preview.role
        turn = slot.turn
    }

    deinit {
        if isCurrent { slot.finish() }
    }

    /// The acceptor has not gone on to another request, and this one is not finished.
    private var isCurrent: Bool { slot.turn == turn && slot.connection != nil }

    /// Reads the next part of the body, waiting for it.
    ///
    /// - Parameter count: The most to return; fewer bytes do not mean that the end is near
    /// - Returns: At least one byte; none when the body has come to its proper end, for an authorizer at once
    /// - Throws: ``FastCGIError`` when the body ends early: `incompleteRequest` (aborted, or the web server is gone),
    ///   `timedOut`, or what the system said. Never is a short body passed off as a whole one
    public mutating func read(upTo count: Int) throws(FastCGIError) -> [UInt8] {
        try check("read the request body")
        return try slot.read(upTo: count)
    }

    /// Adds to the response (`FCGI_STDOUT`): header fields, an empty line, the body. It is sent when 8 KiB have gathered,
    /// at `flush`, and at the end.
    ///
    /// - Throws: ``FastCGIError`` when the web server is gone or does not read; every later call throws the same
    public mutating func write(_ bytes: [UInt8]) throws(FastCGIError) {
        try check("write the response")
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(FastCGIError) in try slot.write(bytes) }
        }
        try result.get()
    }

    /// Sends what has gathered.
    ///
    /// - Throws: As ``write(_:)``
    public mutating func flush() throws(FastCGIError) {
        try check("send the response")
        try slot.flush()
    }

    /// Writes to the web server's error log (`FCGI_STDERR`). A failure shows at the next write.
    public mutating func writeError(_ bytes: [UInt8]) {
        guard isCurrent else { return }
        bytes.withUnsafeBytes { slot.writeError($0) }
    }

    /// Sets the status that the end of the request reports, as a CGI program's exit status (FastCGI specification,
    /// section 5.5). Each request starts with 0; web servers do not look at it much.
    public mutating func setApplicationStatus(_ status: Int32) {
        if isCurrent { slot.library.setStatus(status) }
    }

    /// Says which status of HTTP the response has, for the counters. Only the last one said is counted.
    public mutating func noteStatus(_ status: Int) {
        if isCurrent { slot.status = status }
    }

    /// True if nobody waits for the answer any more: the web server has closed the connection, as it does when its
    /// client goes away, or has aborted the request (FastCGI specification, section 5.4). One system call.
    ///
    /// What stands behind an unread body cannot be seen, so an abort shows only once the body has been read.
    public var isDisconnected: Bool {
        isCurrent ? slot.isDisconnected : true
    }

    /// Says what the application does with the request, for ``FastCGIReport/note``.
    ///
    /// - Parameter note: A text, or something that makes one when it is asked for
    public func note(_ note: some CustomStringConvertible & Sendable) {
        if isCurrent { slot.watch.setNote(note) }
    }

    /// Ends the request: sends the rest of the response, reads what is left of the body within
    /// ``FastCGILimits/drainBytes`` and ``FastCGILimits/drainTime``, and keeps the connection if the web server wants it
    /// and the body came to its end.
    ///
    /// - Returns: What its time went to, if it took longer than ``FastCGILimits/slowLog``
    @discardableResult
    public consuming func finish() -> FastCGITimes? {
        guard isCurrent else { return nil }
        slot.finish()
        return slot.takeTimes()
    }

    /// Cuts the connection, for a response that failed half-way: the web server must not take it for a whole one.
    ///
    /// - Returns: As ``finish()``
    @discardableResult
    public consuming func abort() -> FastCGITimes? {
        guard isCurrent else { return nil }
        slot.abort()
        return slot.takeTimes()
    }

    private func check(_ operation: String) throws(FastCGIError) {
        guard isCurrent else { throw FastCGIError(operation: operation, code: .finished) }
    }
}

@available(*, unavailable)
extension FastCGIExchange: Sendable {}
