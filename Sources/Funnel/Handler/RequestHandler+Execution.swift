// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// The life of a request in its handler.
extension RequestHandler {
    /// Takes the request through all steps. Whatever happens, there is a response.
    func respond() -> GatewayResponse {
        do {
            try resetHeaders()
            try execute()
        } catch {
            handle(error)
        }
        var response = response ?? GatewayResponse(errorPage: .internalServerError)
        let status = response.status
        response.completion = { self.complete(status) }
        return response
    }

    private func execute() throws {
        guard type(of: self).supportedMethods.contains(request.method) else { throw HTTPError(.methodNotAllowed) }
        let streams = type(of: self).streamsRequestBody
        try takeBody(streams: streams)
        if !context.captures.isEmpty { pathArguments = try decodedPathArguments() }
        try checkAccess()
        if isFinished { return }
        try prepare()
        if streams, !isFinished { try receiveBody() }
        if isFinished { return }
        try perform(request.method)
        if !isFinished { try finish() }
    }

    private func receiveBody() throws {
        try request.streamBody {
            try dataReceived($0)
            return !isFinished
        }
    }

    private func decodedPathArguments() throws -> PathArguments {
        let values = try zip(context.captures, context.groupNames).map { capture, name in
            try capture.map { try decodeArgument(PercentEncoding.decode($0, plusIsSpace: false), name: name) }
        }
        return PathArguments(values: values, names: context.groupNames)
    }

    private func handle(_ error: any Error) {
        guard let end = error as? Finish else { return fail(error) }
        guard !isFinished else { return }
        do {
            try finish(end.chunk)
        } catch {
            fail(error)
        }
    }

    private func fail(_ error: any Error) {
        logError(error)
        guard !isFinished else { return }
        sendError(httpError(for: error)?.status ?? .internalServerError, error: error)
    }

    private func complete(_ status: HTTPResponse.Status) {
        onFinish()
        request.discardFiles()
        guard logsAccess else { return }
        if let log = application.settings.logRequest {
            log(self)
        } else {
            loggers.logAccess(status, summary: request.summary, elapsed: request.elapsedTime)
        }
    }
}
