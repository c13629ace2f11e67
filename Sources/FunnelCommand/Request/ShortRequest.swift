// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Funnel

/// A request that was put together on the command line.
struct ShortRequest {
    /// The head.
    let head: RequestHead
    /// The body.
    let body: [UInt8]

    /// - Parameters:
    ///   - method: The method.
    ///   - target: The path with its query, or a URL.
    ///   - headers: Header fields as `Name: value`.
    ///   - data: The body; with it come a length and the content type of a form, unless header fields say others.
    /// - Throws: `ValidationError` for what no request can have.
    init(method: String, target: String, headers: [String], data: String?) throws {
        body = Array((data ?? "").utf8)
        let texts = ["\(method) \(target) HTTP/1.1"] + headers + Self.defaults(besides: headers, data: data)
        guard !texts.contains(where: { $0.utf8.contains { $0 == 0x0A || $0 == 0x0D } }) else {
            throw ValidationError("a request's line and header fields have no line breaks")
        }
        do {
            head = try RequestHead(texts.map { Array($0.utf8) })
        } catch {
            throw ValidationError("not a request: \(error.reason)")
        }
    }

    private static func defaults(besides headers: [String], data: String?) -> [String] {
        let given = Set(headers.map { $0.prefix { $0 != ":" }.lowercased() })
        var fields = [("Host", "localhost")]
        if let data {
            fields.append(("Content-Type", "application/x-www-form-urlencoded"))
            if !given.contains("transfer-encoding") { fields.append(("Content-Length", "\(data.utf8.count)")) }
        }
        return fields.filter { !given.contains($0.0.lowercased()) }.map { "\($0.0): \($0.1)" }
    }
}
