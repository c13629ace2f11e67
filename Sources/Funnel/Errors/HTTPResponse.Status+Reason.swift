// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

extension HTTPResponse.Status {
    /// The status with a phrase of one's own; a phrase that cannot be sent becomes `Unknown`, as in Tornado.
    ///
    /// Asked before the phrase is part of a status, which would change the phrase without a word.
    func with(reason: String) -> Self {
        let isAllowed = !reason.isEmpty && reason.unicodeScalars.allSatisfy(\.isReasonCharacter)
        return Self(code: code, reasonPhrase: isAllowed ? reason : "Unknown")
    }

    /// False for the statuses whose responses end with the head (RFC 9110, section 6.4.1).
    var allowsBody: Bool { !(code < 200 || code == 204 || code == 304) }

    /// True for the codes that a response can have (RFC 9110, section 15).
    var isSendable: Bool { code >= 100 }
}

extension Unicode.Scalar {
    /// True for the characters of a reason phrase (RFC 9112, section 4), but for `<`: a browser may show the phrase.
    fileprivate var isReasonCharacter: Bool {
        self == "\t" || value >= 0x20 && value != 0x7F && value <= 0xFF && self != "<"
    }
}
