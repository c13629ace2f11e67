// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension String {
    /// Text of bytes in ISO 8859-1, where every byte is the character of its number.
    init(latin1 bytes: some Collection<UInt8>) {
        if bytes.allSatisfy({ $0 < 0x80 }) {
            self.init(decoding: bytes, as: UTF8.self)
        } else {
            self.init(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        }
    }
}
