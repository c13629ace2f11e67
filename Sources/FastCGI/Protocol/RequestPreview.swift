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

    /// Walks over the records after the first as far as they can be seen.
    ///
    /// - Returns: false when a management record stands inside the request. The specification allows it, no web server
    ///   does it, and libfcgi is not to be trusted with it.
    mutating func scan(_ bytes: [UInt8], from start: Int, end: Int) -> Bool {
        var offset = start
        var parametersEnded = false
        while let header = RecordHeader(bytes, at: offset, end: end) {
            guard header.requestID != 0 else { return false }
            offset += RecordHeader.size + header.bodyLength
            guard header.requestID == requestID, offset <= end else { return true }
            switch (header.kind, parametersEnded) {
            case (.parameters, false):
                parametersEnded = header.contentLength == 0
                endsWithParameters = parametersEnded && offset == end
            case (.standardInput, true):
                guard header.contentLength == 0 else { continue }
                isComplete = role != .filter
                hasExcess = offset < end
                return true
            default:
                return true
            }
        }
        return true
    }
}
