// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// How a file is answered with.
extension StaticFileHandler {
    func respondWithFile() throws {
        guard pathArguments.count > 0 else {
            throw HTTPError(.internalServerError, logMessage: "a static route's pattern needs a group for the path")
        }
        guard let file = try requestedFile(parseURLPath(pathArguments[0] ?? "")) else { return }
        try setHeaders(for: file)
        if try shouldReturn304(for: file) {
            setStatus(.notModified)
        } else if let accelRedirectPrefix {
            try setHeader("X-Accel-Redirect", accelRedirectPrefix + Self.encoded(file.path))
            try setHeader(.contentLength, "0")
            // Not finish(): the empty body is nothing that a tag could be made of.
            complete(with: .bytes([]))
        } else {
            try send(file)
        }
    }

    /// The file to send, nil after a redirection.
    private func requestedFile(_ path: String) throws -> StaticFile? {
        if let file = try openFile(path) { return file }
        guard let defaultFile else { throw StaticFileError(path: path, problem: .notRegular) }
        guard request.path.utf8.last == ASCII.slash else {
            guard !BrowserURL.isProtocolRelative(request.path.utf8) else {
                throw HTTPError(.forbidden, logMessage: "cannot redirect path with two initial slashes")
            }
            try redirect(to: request.path + "/", permanent: true)
            return nil
        }
        let filePath = path.isEmpty || path.utf8.last == ASCII.slash ? path + defaultFile : "\(path)/\(defaultFile)"
        guard let file = try openFile(filePath) else { throw StaticFileError(path: filePath, problem: .notRegular) }
        return file
    }

    private func setHeaders(for file: StaticFile) throws {
        try setHeader(.acceptRanges, "bytes")
        if let version = version(of: file) { try setHeader(.eTag, "\"\(version)\"") }
        try setHeader(.lastModified, HTTPDate.string(secondsSince1970: file.modified))
        let type = try contentType(of: file)
        try setHeader(.contentType, type)
        let cacheTime = try cacheTime(of: file, contentType: type)
        if cacheTime > 0 {
            let expires = Date(timeIntervalSince1970: WallClock.now + Double(cacheTime))
            try setHeader(.expires, HTTPDate.string(expires))
            try setHeader(.cacheControl, "max-age=\(cacheTime)")
        }
        try setExtraHeaders(for: file)
    }

    func isKnownToClient(_ file: StaticFile) -> Bool {
        let variables = request.environment.variables
        if let tags = variables.value("HTTP_IF_NONE_MATCH"), !tags.isEmpty { return checkETagHeader() }
        guard let since = variables["HTTP_IF_MODIFIED_SINCE"].flatMap({ HTTPDate.parse($0) }) else { return false }
        return since >= file.modified
    }

    private func send(_ file: StaticFile) throws {
        let range = request.environment.variables.value("HTTP_RANGE").flatMap { ByteRange($0) }
        switch range?.answer(size: file.size) ?? .whole {
        case .whole:
            try finish(file: file.content)
        case .part(let part):
            setStatus(.partialContent)
            try setHeader(.contentRange, "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(file.size)")
            try finish(file: GatewayFile(file.content, part: part))
        case .unsatisfiable:
            setStatus(.rangeNotSatisfiable)
            try setHeader(.contentType, "text/plain")
            try setHeader(.contentRange, "bytes */\(file.size)")
        }
    }

    private static func encoded(_ path: String) -> String {
        String(decoding: PercentEncoding.encodePath(path.utf8), as: UTF8.self)
    }
}
