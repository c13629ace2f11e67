// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

/// What tests say about forms.
enum Form {
    static let type = "multipart/form-data; boundary=B"

    /// A part with boundary `B`.
    static func part(_ value: String, _ disposition: String = "form-data; name=\"a\"") -> String {
        "--B\r\nContent-Disposition: \(disposition)\r\n\r\n\(value)\r\n"
    }

    static let end = "--B--\r\n"

    /// The bytes of a text that has one character for each.
    static func bytes(_ latin1: String) -> [UInt8] {
        latin1.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }

    /// A request with the body in pieces.
    static func request(
        _ pieces: [[UInt8]],
        type: String = type,
        limits: Limits = Limits(),
        failure: GatewayInputError? = nil
    ) throws -> HTTPServerRequest {
        var environment = GatewayEnvironment.make("POST", "/", ["CONTENT_TYPE": type], limits: limits)
        environment.input = PieceInput(pieces, failure: failure)
        return try HTTPServerRequest(environment)
    }

    /// Fields and files as in ``TornadoRows``.
    static func summary(_ pieces: [[UInt8]], type: String = type, limits: Limits = Limits()) throws -> String {
        let request = try request(pieces, type: type, limits: limits)
        let fields: [String: [[UInt8]]]
        do {
            fields = try request.bodyArguments
        } catch let error as HTTPError {
            return "\(error.status.code)"
        }
        var lines = fields.flatMap { name, values in values.map { "\(name)=\(latin1($0))" } }
        for (name, files) in try request.files {
            lines += try files.map { "\(name):\($0.filename)|\($0.contentType)|\(latin1(try $0.body))" }
        }
        return lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: "\n")
    }

    private static func latin1(_ bytes: [UInt8]) -> String {
        String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
}
