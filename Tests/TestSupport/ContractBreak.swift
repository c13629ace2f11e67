// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What an application can do against the rules of the gateway interface, and what a transport makes of it.
///
/// LiveApp does it at `/break/` and the name; the tests ask for it on every transport.
public enum ContractBreak: String, CaseIterable, Sendable {
    case thrownError
    case noStatus
    case informationalStatus
    case transferEncoding
    case statusField
    case malformedLength
    case twoLengths
    case shortBody
    case longBody
    case bodyFor204
    case streamFor204
    case lengthFor204
    case bodyFor304
    case streamThatThrows
    case shortStream
    case longStream

    /// What the one line of the log has.
    public var logged: String {
        switch self {
        case .thrownError, .streamThatThrows: "ContractTrouble"
        case .noStatus, .informationalStatus: "gateway rule status broken"
        case .transferEncoding, .statusField: "gateway rule connectionField broken"
        case .malformedLength, .twoLengths: "gateway rule contentLength broken"
        case .shortBody, .longBody, .lengthFor204, .shortStream, .longStream: "gateway rule contentLengthMatches broken"
        case .bodyFor204, .streamFor204, .bodyFor304: "gateway rule bodyAllowed broken"
        }
    }

    /// True if the head has gone by then, with `sent` for a body: the answer is cut. Otherwise it is a 500.
    public var isFoundLate: Bool {
        switch self {
        case .streamThatThrows, .shortStream, .longStream: true
        default: false
        }
    }
}
