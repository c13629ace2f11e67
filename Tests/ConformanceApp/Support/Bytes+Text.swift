// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel

extension Collection<UInt8> {
    /// The bytes read as ISO 8859-1.
    var latin1: String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: map { Unicode.Scalar($0) })
        return String(text)
    }

    /// The SHA-1 of the bytes in hexadecimal.
    func sha1() throws -> String {
        try DigestAlgorithm.sha1.digest(Array(self)).hexadecimal
    }
}

extension [UInt8] {
    var hexadecimal: String { String(decoding: Hexadecimal.encode(self), as: UTF8.self) }
}
