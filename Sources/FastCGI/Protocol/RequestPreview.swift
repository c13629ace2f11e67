// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What the first look at a connection tells of a request.
///
/// libfcgi reads up to 8 KiB at once, and the look covers the same bytes. Knowing that the whole request lies in them
/// saves system calls: no time limits are needed, and its end can be read without a chance of waiting.
struct RequestPreview: Sendable, Hashable {
    let requestID: UInt16
    let role: FastCGIRole

    /// The web server asks for the connection to stay open (`FCGI_KEEP_CONN`, section 5.1).
    let isKept: Bool

    /// The parameters lie before us to their end, and are such that libfcgi can read them.
    private(set) var hasParameters = false

    /// The request lies before us to the end of its standard input.
    private(set) var isComplete = false

    /// The parameters end where the bytes seen end: an authorizer's request may stop here.
    private(set) var endsWithParameters = false

    /// Bytes follow the end of the request. No web server sends a second one before the answer, and libfcgi would lose
    /// it, so such a connection is not used again.
    private(set) var hasExcess = false

    init(requestID: UInt16, role: FastCGIRole, isKept: Bool) {
        self.requestID = requestID
        self.role = role
        self.isKept = isKept
    }

    /// What a walk over the records has found.
    enum Finding {
        case sound
        /// The parameters claim more than the limit.
        case excessive
        /// A management record stands inside the request, which the specification allows and no web server does; or
        /// the parameters break off, or end in a way that libfcgi misreads; or there is an empty record of another
        /// request, after which libfcgi drops the content of the next. It is not to be trusted with any of these.
        case malformed
    }

    /// Walks over the records after the first as far as they can be seen.
    mutating func scan(_ bytes: [UInt8], from start: Int, end: Int, limit: Int) -> Finding {
        var offset = start
        var walk = PairWalk(limit: limit)
        while let header = RecordHeader(bytes, at: offset, end: end) {
            guard header.requestID != 0 else { return .malformed }
            let content = offset + RecordHeader.size
            offset = content + header.bodyLength
            guard header.requestID == requestID else {
                guard header.contentLength > 0 else { return .malformed }
                continue
            }
            switch (header.kind, hasParameters) {
            case (.parameters, false):
                walk.feed(bytes[content..<min(content + header.contentLength, end)])
                guard !walk.isExcessive else { return .excessive }
                guard header.contentLength == 0 else { continue }
                guard header.paddingLength == 0 else { return .malformed }
                hasParameters = true
                endsWithParameters = offset == end
            case (.standardInput, true) where offset <= end:
                guard header.contentLength == 0 else { continue }
                isComplete = role != .filter
                hasExcess = offset < end
                return .sound
            case (_, false):
                return .malformed
            default:
                return .sound
            }
        }
        return .sound
    }
}
