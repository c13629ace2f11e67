// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

@testable import ConformanceApp

/// Asks the application in the test's own process, without any server.
struct InProcess<Application: GatewayApplication>: ConformanceTransport {
    let application: Application

    func send(_ request: RawRequest) throws -> ReceivedResponse {
        var variables = GatewayVariables()
        for (name, value) in request.variables { variables.set(name, bytes: value.latin1Bytes) }
        let environment = GatewayEnvironment(
            variables: variables,
            input: GatewayByteInput(request.announcedBody),
            errors: SilentErrors()
        )
        let response = try application.respond(to: environment)
        defer { response.completion?() }
        return ReceivedResponse(
            status: response.status.code,
            reason: response.status.reasonPhrase,
            headers: response.headerFields.map { field in
                (name: field.name.rawName, value: field.withUnsafeBytesOfValue { Array($0) }.latin1)
            },
            body: request.method == "HEAD" ? [] : try Self.bytes(response.body)
        )
    }

    private static func bytes(_ body: GatewayBody) throws -> [UInt8] {
        if case .bytes(let bytes) = body { return bytes }
        let writer = CollectingWriter()
        switch body {
        case .bytes: break
        case .file(let file): try file.write(to: writer)
        case .stream(let produce): try produce(writer)
        }
        return writer.bytes
    }
}

private final class CollectingWriter: GatewayBodyWriter {
    var bytes: [UInt8] = []

    func write(_ chunk: [UInt8]) { bytes += chunk }
    func flush() {}
}

private final class SilentErrors: GatewayErrorStream {
    func write(_ message: String) {}
}
