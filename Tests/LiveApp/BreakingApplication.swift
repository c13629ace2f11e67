// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import TestSupport

/// Breaks the rules of the gateway interface at `/break/`, and answers other requests like the application in it.
struct BreakingApplication<Wrapped: GatewayApplication>: GatewayApplication {
    struct ContractTrouble: Error {}

    let application: Wrapped

    func respond(to environment: GatewayEnvironment) throws -> GatewayResponse {
        let target = environment.variables["REQUEST_URI"] ?? ""
        guard let rule = ContractBreak(rawValue: String(target.dropFirst("/break/".count))) else {
            return try application.respond(to: environment)
        }
        return try Self.response(breaking: rule)
    }

    private static func response(breaking rule: ContractBreak) throws -> GatewayResponse {
        switch rule {
        case .thrownError: throw ContractTrouble()
        case .noStatus: return response(0)
        case .informationalStatus: return response(100)
        case .transferEncoding: return response(200, [(.transferEncoding, "chunked")])
        case .statusField: return response(200, HTTPField.Name("Status").map { [($0, "200 OK")] } ?? [])
        case .malformedLength: return response(200, [(.contentLength, "+4")])
        case .twoLengths: return response(200, [(.contentLength, "4"), (.contentLength, "4")])
        case .shortBody: return response(200, [(.contentLength, "5")])
        case .longBody: return response(200, [(.contentLength, "3")])
        case .bodyFor204: return response(204)
        case .streamFor204: return response(204, body: .stream { try $0.write(sent) })
        case .lengthFor204: return response(204, [(.contentLength, "4")], body: .bytes([]))
        case .bodyFor304: return response(304)
        case .streamThatThrows: return response(200, body: stream { _ in throw ContractTrouble() })
        case .shortStream: return response(200, [(.contentLength, "5")], body: stream { _ in })
        case .longStream: return response(200, [(.contentLength, "6")], body: stream { try $0.write(sent) })
        }
    }

    private static func response(
        _ code: Int,
        _ fields: [(HTTPField.Name, String)] = [],
        body: GatewayBody? = nil
    ) -> GatewayResponse {
        var response = GatewayResponse(status: .init(code: code), body: body ?? .bytes(sent))
        response.headerFields[.contentType] = "text/plain"
        for (name, value) in fields { response.headerFields.append(HTTPField(name: name, value: value)) }
        return response
    }

    /// Sends head and first chunk before it goes on.
    private static func stream(then end: @escaping (any GatewayBodyWriter) throws -> Void) -> GatewayBody {
        .stream { writer in
            try writer.write(sent)
            try writer.flush()
            try end(writer)
        }
    }

    private static var sent: [UInt8] { Array("sent".utf8) }
}
