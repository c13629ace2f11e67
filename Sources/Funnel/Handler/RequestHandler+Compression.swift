// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes
internal import Logging

/// Compressed responses, with the rules of Tornado's `GZipContentEncoding`.
extension RequestHandler {
    /// The body as it is sent, with the header fields that go with it.
    ///
    /// Every response says that it depends on `Accept-Encoding`, so that a cache keeps the forms of it apart.
    func encoded(_ body: GatewayBody) -> GatewayBody {
        headers[.vary] = headers[.vary].map { "\($0), Accept-Encoding" } ?? "Accept-Encoding"
        guard isWorthCompressing(body), clientTakesGzip else { return body }
        switch body {
        case .bytes(let bytes): return compressed(bytes)
        case .file(let file): return compressed { try file.write(to: $0) }
        case .stream(let produce): return compressed(produce)
        }
    }

    private var clientTakesGzip: Bool {
        request.environment.variables.value("HTTP_ACCEPT_ENCODING").map(AcceptEncoding.allowsGzip) ?? false
    }

    private func isWorthCompressing(_ body: GatewayBody) -> Bool {
        guard body.length.map({ $0 >= Self.leastCompressedLength }) ?? true else { return false }
        // Parts are counted in the bytes of the whole as the client has it: a part of another form does not fit.
        guard status.code != 206, !headers.contains(.contentRange), !headers.contains(.contentEncoding) else {
            return false
        }
        let type = headers[.contentType] ?? ""
        let name = type.prefix { $0 != ";" }
        return name.hasPrefix("text/") || Self.compressedTypes.contains(String(name))
    }

    private func compressed(_ bytes: [UInt8]) -> GatewayBody {
        do {
            let file = try GzipCompressor.compress(bytes)
            headers[.contentEncoding] = "gzip"
            headers[.contentLength] = String(file.count)
            return .bytes(file)
        } catch {
            loggers.general.error("cannot compress for \(request.summary): \(error)")
            return .bytes(bytes)
        }
    }

    private func compressed(_ produce: @escaping (any GatewayBodyWriter) throws -> Void) -> GatewayBody {
        headers[.contentEncoding] = "gzip"
        headers[.contentLength] = nil
        return .stream { writer in
            let compressing = try CompressingBodyWriter(to: writer)
            try produce(compressing)
            try compressing.finish()
        }
    }

    /// Shorter ones hardly become smaller.
    private static let leastCompressedLength = 1_024

    private static let compressedTypes: Set<String> = [
        "application/javascript", "application/x-javascript", "application/xml", "application/atom+xml",
        "application/json", "application/xhtml+xml", "image/svg+xml",
    ]
}
