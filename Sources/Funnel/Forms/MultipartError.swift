// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// Why a body is no multipart form.
enum MultipartError: Error, Hashable, CustomStringConvertible {
    case wrongType
    case noBoundary
    case textBeforeFirstPart
    case noFinalBoundary
    case boundaryAfterEnd
    case tooManyParts(limit: Int)
    case partWithoutHeader
    case partHeaderTooLarge(limit: Int)
    case partHeaderNotUTF8
    case malformedHeaderLine
    case malformedDisposition
    case missingName
    case partEndsWithoutLineBreak

    var description: String {
        switch self {
        case .wrongType: "the type begins like multipart/form-data, but is another"
        case .noBoundary: "the type names no boundary"
        case .textBeforeFirstPart: "there is text before the first part"
        case .noFinalBoundary: "the final boundary is missing"
        case .boundaryAfterEnd: "there is a second final boundary"
        case .tooManyParts(let limit): "there are \(limit) parts or more"
        case .partWithoutHeader: "a part has no end of its header"
        case .partHeaderTooLarge(let limit): "the header of a part is over \(limit) bytes"
        case .partHeaderNotUTF8: "the header of a part is not UTF-8"
        case .malformedHeaderLine: "a part has a malformed header line"
        case .malformedDisposition: "a part has a missing or malformed Content-Disposition"
        case .missingName: "a part has no name"
        case .partEndsWithoutLineBreak: "a part does not end with a line break"
        }
    }

    /// What the client and the log are told.
    var httpError: HTTPError {
        HTTPError(.badRequest, logMessage: "malformed multipart form: \(self)")
    }
}
