// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// Files: links to them, and sending them.
extension RequestHandler {
    /// The URL of one of the site's static files, with a version that changes when the file does, so that clients may
    /// keep the file as long as they like. Tornado's `static_url`.
    ///
    ///     try staticURL("site.css")  // /static/site.css?v=3bf1659b0a0…
    ///
    /// What is missing, is no regular file, or is larger than 64 MiB gets no version. The path should be a text of the
    /// program's, not of the client's: the file is read if it has not been.
    ///
    /// - Parameters:
    ///   - path: The path below ``Settings/staticPath``. It is not escaped: what a URL cannot have must be
    ///     percent-encoded in a file's name, or not be there.
    ///   - includesHost: True for a URL with scheme and host. Default: ``staticURLsIncludeHost``.
    ///   - includesVersion: True to add the version. Default: true.
    /// - Throws: ``StaticFileError`` (403) for a path that leads out of the folder; ``MissingSettingError`` without
    ///   ``Settings/staticPath``; what a ``Settings/staticHandler`` throws.
    public func staticURL(_ path: String, includesHost: Bool? = nil, includesVersion: Bool = true) throws -> String {
        _ = try requireSetting(\.staticPath, for: "staticURL")
        let handler = try settings.makeStaticHandler(context)
        let url = try handler.makeStaticURL(path, includesVersion: includesVersion)
        guard includesHost ?? staticURLsIncludeHost else { return url }
        return "\(request.scheme)://\(request.host)\(url)"
    }

    /// Ends the request with a file, or a part of one, that is sent in pieces: it is never held in memory.
    ///
    ///     try setHeader(.contentType, "application/pdf")
    ///     try finish(file: GatewayFile(path: "/srv/reports/2026.pdf"))
    ///
    /// What was written before goes first. `Content-Length` is set. If the file becomes shorter while it is sent, the
    /// connection is cut. For paths that come from clients, open the file with ``StaticFolder``.
    ///
    /// - Parameter file: The file; not sent for HEAD.
    /// - Throws: ``HTTPOutputError`` if the response is complete already, or if its status has no body.
    public func finish(file: GatewayFile) throws {
        guard !isFinished else { throw HTTPOutputError.alreadyFinished }
        guard status.isSendable else { throw HTTPOutputError.invalidStatus(status.code) }
        guard status.allowsBody else { throw HTTPOutputError.bodyNotAllowed(status.code) }
        let beginning = output
        try setHeader(.contentLength, "\(beginning.count + file.length)")
        guard !beginning.isEmpty else { return complete(with: .file(file)) }
        complete(
            with: .stream { writer in
                try writer.write(beginning)
                try file.write(to: writer)
            }
        )
    }
}
