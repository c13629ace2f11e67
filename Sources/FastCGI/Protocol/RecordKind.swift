// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The type byte of a record (FastCGI specification, section 8). A struct, since any byte may arrive.
struct RecordKind: RawRepresentable, Sendable, Hashable {
    let rawValue: UInt8

    static let beginRequest = RecordKind(rawValue: 1)
    static let abortRequest = RecordKind(rawValue: 2)
    static let endRequest = RecordKind(rawValue: 3)
    static let parameters = RecordKind(rawValue: 4)
    static let standardInput = RecordKind(rawValue: 5)
    static let standardOutput = RecordKind(rawValue: 6)
    static let standardError = RecordKind(rawValue: 7)
    static let getValues = RecordKind(rawValue: 9)
    static let getValuesResult = RecordKind(rawValue: 10)
    static let unknownType = RecordKind(rawValue: 11)
}
