// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// Responses that need not be sent because the client has them (RFC 9110, section 13).
extension RequestHandler {
    /// Sets `ETag` to what ``computeETag()`` returns; not at all for nil. Tornado's `set_etag_header`.
    ///
    /// ``finish()`` does it by itself. To do it earlier pays off only with a ``computeETag()`` of one's own that
    /// knows the version before the page is made:
    ///
    ///     override func get() throws {
    ///         setETagHeader()
    ///         if checkETagHeader() {
    ///             setStatus(.notModified)
    ///             return
    ///         }
    ///         …
    ///     }
    ///
    /// A tag with control characters or characters above U+00FF is not set.
    public func setETagHeader() {
        guard let tag = computeETag() else { return }
        try? setHeader(.eTag, tag)
    }

    /// True if the client's `If-None-Match` has the tag that is set as `ETag`, so that 304 is answer enough. Tornado's
    /// `check_etag_header`.
    ///
    /// Tags are compared weakly, `*` stands for every tag if it comes first, and what is no tag is passed over.
    public func checkETagHeader() -> Bool {
        guard let list = request.environment.variables.value("HTTP_IF_NONE_MATCH"), !list.isEmpty,
            let field = headers[fields: .eTag].first
        else { return false }
        return field.withUnsafeBytesOfValue { EntityTag.isKnown(Array($0), ifNoneMatch: list) }
    }

    /// Makes the response a 304 if it is one that clients keep, and this one has it.
    ///
    /// Only a 200 to GET or HEAD is looked at, and only if the handler did not set an `ETag` itself.
    func answerFromClientsCopy() {
        guard status.code == 200, request.method == .get || request.method == .head, !headers.contains(.eTag)
        else { return }
        setETagHeader()
        guard checkETagHeader() else { return }
        output.removeAll()
        setStatus(.notModified)
    }
}
