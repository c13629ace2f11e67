// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What a client says about the content codings it can undo (RFC 9110, section 12.5.3).
enum AcceptEncoding {
    /// True if the client takes gzip.
    ///
    /// As in Tornado the name is in lower case, and `*` does not stand for it. Unlike there it has to be a name of its
    /// own, `gzip` or its old form `x-gzip`, and a weight of zero means no: who says so may not be able to undo it.
    static func allowsGzip(_ value: ArraySlice<UInt8>) -> Bool {
        value.split(separator: ASCII.comma).contains { member in
            let parts = member.split(separator: ASCII.semicolon, omittingEmptySubsequences: false)
            guard let name = parts.first?.trimmingBlanks else { return false }
            guard name.elementsEqual("gzip".utf8) || name.elementsEqual("x-gzip".utf8) else { return false }
            return !parts.dropFirst().contains { isZeroWeight($0.trimmingBlanks) }
        }
    }

    private static func isZeroWeight(_ parameter: ArraySlice<UInt8>) -> Bool {
        guard parameter.count > 2, parameter.prefix(2).elementsEqual("q=".utf8, by: { $0.asciiLowercased == $1 })
        else { return false }
        return parameter.dropFirst(2).allSatisfy { $0 == ASCII.zero || $0 == ASCII.dot }
    }
}
