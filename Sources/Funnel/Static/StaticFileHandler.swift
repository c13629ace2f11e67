// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

public import HTTPTypes

/// Sends the files of a folder. Tornado's `StaticFileHandler`.
///
///     Route("/files/(.*)") { StaticFileHandler($0, root: "/srv/files", defaultFile: "index.html") }
///
/// The first group of the route's pattern is the path below the folder. For the site's own files there is
/// ``Settings/staticPath``; behind a web server it is best that the web server sends those itself.
///
/// Answers are those of Tornado 6.6:
/// - 404 for what is missing; 403 for folders without a default file, for what is no regular file, and for paths that
///   lead out of the folder; 405 for methods other than GET and HEAD.
/// - A slash after a file's name makes no difference.
/// - A folder with a default file: 301 to its path with a slash, without the query, where the slash is missing.
/// - `Etag` is the SHA-512 of the content, up to ``maximumVersionedSize``, kept in memory for each state of a file;
///   `Last-Modified` and `Accept-Ranges` are always there.
/// - A query with a `v`, as the URLs of ``RequestHandler/staticURL(_:includesHost:includesVersion:)`` have one: the
///   client may keep the file for ten years.
/// - `If-None-Match` and `If-Modified-Since`: 304. The latter counts only without the former.
/// - `Range`: 206 with a single part, 416 for one that the file does not have; 200 if it is the whole file, or if
///   several parts are asked for. `If-Range` is not looked at: a part is sent of what the file is now.
///
/// Beyond Tornado: a NUL in the path is 400, not 500; files are opened once and checked after that, so that links cannot
/// be swapped in between; links may always lead to places in the folder itself, also with
/// ``StaticFolder/allowedSymlinkFolders``; a changed file has a new version at once.
///
/// A subclass may override the methods that are open here and in no other class.
open class StaticFileHandler: RequestHandler {
    /// The folder.
    public let folder: StaticFolder

    /// The file that is sent for a folder, nil if none is.
    public let defaultFile: String?

    /// The path under which nginx has the folder as an `internal` location, with a slash at its end: nil if this
    /// program sends the files itself.
    ///
    /// With it the answer has no body but a header field `X-Accel-Redirect` with this and the file's path: nginx sends
    /// the file, the part of it that the client wants, or 304. Who may have the file is still decided here. nginx
    /// replaces `Etag` and `Last-Modified` by its own. It opens the file by its path, so nobody may change links in the
    /// folder who may not read what they can lead to.
    ///
    /// ```nginx
    /// location /protected/ { internal; alias /srv/files/; }
    /// ```
    public let accelRedirectPrefix: String?

    /// Makes a handler.
    ///
    /// - Parameters:
    ///   - context: What the route passes.
    ///   - root: The folder; a relative path begins in the process's folder.
    ///   - defaultFile: The file to send for a folder, such as `index.html`. Default: none; folders are 403.
    ///   - allowedSymlinkFolders: The folders that symbolic links may lead to, beside the folder itself. Default: none.
    ///   - accelRedirectPrefix: The path of nginx's internal location. Default: none; this program sends the files.
    public init(
        _ context: HandlerContext,
        root: String,
        defaultFile: String? = nil,
        allowedSymlinkFolders: [String] = [],
        accelRedirectPrefix: String? = nil
    ) {
        folder = StaticFolder(root, allowedSymlinkFolders: allowedSymlinkFolders)
        self.defaultFile = defaultFile
        self.accelRedirectPrefix = accelRedirectPrefix
        super.init(context)
    }

    /// GET and HEAD.
    open override class var supportedMethods: Set<HTTPRequest.Method> { [.get, .head] }

    /// The largest file that gets a version, in bytes. Default: 64 MiB (67,108,864), as in Tornado.
    ///
    /// The first request for each state of a file waits until it has been read: about a tenth of a second for the
    /// largest. Larger files have no `Etag`, and the URLs to them no version; `Last-Modified` is all that a client has
    /// to ask with.
    open class var maximumVersionedSize: Int { 67_108_864 }

    open override func get() throws { try respondWithFile() }

    open override func head() throws { try respondWithFile() }

    /// Turns what the route's group caught into a path below the folder. Default: it is one already.
    ///
    /// What another method makes of URLs, ``makeStaticURL(_:includesVersion:)`` must undo.
    open func parseURLPath(_ path: String) throws -> String { path }

    /// Opens the file at a path. Override it to look in another place, or for another file, before or after.
    ///
    /// It also opens files for the versions in URLs, so it must not answer the request.
    ///
    /// - Parameter path: The path below the folder; from outside, in any form.
    /// - Returns: The file, nil for a folder.
    /// - Throws: By default what ``StaticFolder/open(_:)`` does.
    open func openFile(_ path: String) throws -> StaticFile? { try folder.open(path) }

    /// The value of `Content-Type`. Default: what ``Settings/mimeTypes`` says about the file's name, without a charset.
    open func contentType(of file: StaticFile) throws -> String {
        settings.mimeTypes.type(ofPath: file.path)
    }

    /// For how many seconds the client may keep the file without asking again; 0 to leave it to the client.
    ///
    /// Default: ten years for URLs with a `v` in their query, else 0.
    open func cacheTime(of file: StaticFile, contentType: String) throws -> Int {
        request.queryArguments["v"] == nil ? 0 : 315_360_000
    }

    /// Sets further header fields, also for 304 and 416. Default: none.
    open func setExtraHeaders(for file: StaticFile) throws {}

    /// Whether the client has the file already. The header fields of the answer are set by then.
    ///
    /// Default: what `If-None-Match` says, and without that, `If-Modified-Since`.
    open func shouldReturn304(for file: StaticFile) throws -> Bool { isKnownToClient(file) }

    /// What tells one state of a file from another: for `Etag` and in URLs. Its characters must be such that both can
    /// have them.
    ///
    /// It is called once for each state of a file, or each time with ``Settings/debug``. What it throws is logged, and
    /// the file has no version then.
    ///
    /// - Returns: By default the SHA-512 digest in hexadecimal digits, nil above ``maximumVersionedSize``.
    open func contentVersion(of file: StaticFile) throws -> String? {
        guard file.size <= type(of: self).maximumVersionedSize else { return nil }
        return try file.sha512()
    }

    /// The URL of a file, without scheme and host. Tornado's `make_static_url`.
    ///
    /// - Parameters:
    ///   - path: The path below the folder; it is not escaped.
    ///   - includesVersion: True to add the version.
    /// - Returns: By default ``Settings/staticURLPrefix``, the path, and `?v=` with the version if there is one.
    /// - Throws: By default ``StaticFileError`` (403) for a path that is written so that it leads out of the folder.
    open func makeStaticURL(_ path: String, includesVersion: Bool) throws -> String {
        let components = try folder.relativeComponents(path)
        let url = settings.staticURLPrefix + path
        guard includesVersion, let version = version(at: components, asked: path) else { return url }
        return "\(url)?v=\(version)"
    }
}
