// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel
internal import HTTPTypes
internal import Logging

/// Answers requests without a server: from a stream of raw HTTP, or one that was put together.
///
/// It belongs to the thread that runs it.
final class RequestHarness<Application: GatewayApplication> {
    /// True if a response had a status of 400 or above.
    private(set) var hasFailures = false
    /// How many requests were answered.
    private(set) var count = 0

    private let application: Application
    private let limits: Limits
    private let printer: ResponsePrinter
    private let logger = Logger(label: "funnel.general")

    init(_ application: Application, limits: Limits, printer: ResponsePrinter) {
        self.application = application
        self.limits = limits
        self.printer = printer
    }

    /// Answers one request.
    ///
    /// - Parameter mayChunk: True if the reader of the answer knows chunks.
    /// - Returns: True if another answer can follow.
    func answer(_ head: RequestHead, body: any GatewayInput, mayChunk: Bool) throws -> Bool {
        let environment = GatewayEnvironment(
            variables: GatewayVariables(head),
            input: body,
            limits: limits,
            concurrency: []
        )
        let response = application.answer(environment, logger: logger)
        return try print(response, isHead: head.line.method == "HEAD", mayChunk: mayChunk)
    }

    /// Answers all requests of a stream. Other than a server it takes no notice of `Connection: close`: what
    /// follows in a file is meant to be read.
    ///
    /// - Throws: When the stream cannot be read, or a response not be printed.
    func answerAll(_ reader: RequestReader) throws {
        while try answerNext(reader) {}
    }

    private func answerNext(_ reader: RequestReader) throws -> Bool {
        do {
            guard let head = try reader.head(limits: limits) else { return false }
            let body = Self.body(reader, framing: head.framing)
            return try answer(head, body: body, mayChunk: !head.line.isHTTP10) && skip(body)
        } catch let error as RequestHeadError {
            return try refuse(error, reader: reader)
        }
    }

    private func refuse(_ error: RequestHeadError, reader: RequestReader) throws -> Bool {
        logger.warning("Request \(count + 1) is malformed: \(error.reason.logSafe)")
        var response = GatewayResponse(errorPage: error.status)
        if error.framing == nil { response.headerFields[.connection] = "close" }
        let canFollow = try print(response, isHead: false, mayChunk: false)
        guard canFollow, let framing = error.framing else { return false }
        return skip(Self.body(reader, framing: framing))
    }

    private func print(_ response: GatewayResponse, isHead: Bool, mayChunk: Bool) throws -> Bool {
        count += 1
        if response.status.code >= 400 { hasFailures = true }
        return try printer.print(response, isHead: isHead, mayChunk: mayChunk)
    }

    /// Skips what the handler did not read of a body. False if the next request cannot be found.
    private func skip(_ body: any GatewayInput) -> Bool {
        do {
            try body.skip()
            return true
        } catch {
            logger.warning("Nothing is read after request \(count): \(error)")
            return false
        }
    }

    private static func body(_ reader: RequestReader, framing: BodyFraming) -> any GatewayInput {
        switch framing {
        case .length(let length): FixedLengthBody(reader, length: length)
        case .chunked: ChunkedBody(reader)
        }
    }
}
