// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What came back for one request.
public struct TestReply: Sendable {
    /// All of `FCGI_STDOUT`.
    public var output: [UInt8] = []
    /// All of `FCGI_STDERR`.
    public var error: [UInt8] = []
    /// The application status of `FCGI_END_REQUEST`; nil when it did not come.
    public var applicationStatus: UInt32?
    /// The protocol status of `FCGI_END_REQUEST`; nil when it did not come.
    public var protocolStatus: UInt8?
    /// Management records in between, such as `FCGI_UNKNOWN_TYPE`.
    public var management: [TestRecord] = []

    /// Nothing yet.
    public init() {}

    /// The end of the request was reported: the answer is whole.
    public var isComplete: Bool { protocolStatus != nil }
    /// The output as text.
    public var text: String { String(decoding: output, as: UTF8.self) }
    /// The part of the output after the empty line.
    public var body: [UInt8] {
        for index in output.indices.dropLast(3) where output[index..<index + 4].elementsEqual([13, 10, 13, 10]) {
            return Array(output[(index + 4)...])
        }
        return []
    }

    mutating func add(_ record: TestRecord) {
        switch record.type {
        case 6: output += record.content
        case 7: error += record.content
        case 3 where record.content.count == 8:
            applicationStatus = record.content.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
            protocolStatus = record.content[4]
        default: management.append(record)
        }
    }
}
