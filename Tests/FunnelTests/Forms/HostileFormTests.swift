// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Twice the input takes about twice the time, whatever it is.
///
/// It is this thread's processor time that is measured: what else the machine does, other tests too, does not count.
@Suite(.serialized) struct HostileFormTests {
    private static let fields = "application/x-www-form-urlencoded"

    /// What a hostile client repeats, with what it puts around it.
    struct Input: Sendable, CustomTestStringConvertible {
        var name: String
        var type: String
        var pieceSize = 65_536
        var head = "--B\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\n"
        var unit: String
        var tail = "\r\n--B--"
        var count = 8_000

        var testDescription: String { name }
    }

    static let inputs = [
        Input(name: "beginnings of delimiters", type: Form.type, unit: "\r\n--B-\r\n--B\r"),
        Input(name: "line breaks", type: Form.type, unit: "\r\n\r"),
        Input(name: "final delimiters in lines", type: Form.type, unit: "x--B--"),
        Input(name: "one byte at a time", type: Form.type, pieceSize: 1, unit: "\r-"),
        Input(
            name: "a boundary of hyphens in hyphens",
            type: "multipart/form-data; boundary=" + String(repeating: "-", count: 2_000),
            head: String(repeating: "-", count: 2_002) + "\r\nContent-Disposition: form-data; name=f\r\n\r\n",
            unit: "-----x",
            tail: "\r\n" + String(repeating: "-", count: 2_004)
        ),
        Input(name: "delimiters after the end", type: Form.type, head: "--B--", unit: "\r\n--B\r\n", tail: ""),
        Input(name: "a field", type: Form.type, head: Form.part("").replacingEnd, unit: "field"),
        Input(name: "escapes", type: fields, head: "a=", unit: "%4%%41%zz+", tail: ""),
        Input(name: "a name", type: fields, head: "", unit: "%C3%A9", tail: "=1"),
        Input(name: "equals signs", type: fields, head: "a", unit: "=&", tail: "", count: 490),
    ]

    @Test(arguments: inputs)
    func twiceTheInputTakesTwiceTheTime(input: Input) throws {
        var (once, twice) = (Duration.seconds(1_000), Duration.seconds(1_000))
        for round in 1...20 {
            once = min(once, try time(input, count: input.count))
            twice = min(twice, try time(input, count: 2 * input.count))
            if round >= 3, twice < once * 3 { return }
        }
        Issue.record("\(once) for the input, \(twice) for twice as much")
    }

    private func time(_ input: Input, count: Int) throws -> Duration {
        let body = Array((input.head + String(repeating: input.unit, count: count) + input.tail).utf8)
        let size = input.pieceSize
        let pieces = stride(from: 0, to: body.count, by: size).map { Array(body[$0..<min($0 + size, body.count)]) }
        var limits = Limits()
        limits.maximumFileBytesInMemory = .max
        let request = try Form.request(pieces, type: input.type, limits: limits)
        let start = Self.processorTime
        _ = try request.bodyArguments
        return Self.processorTime - start
    }

    private static var processorTime: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(Int(time.tv_sec)) + .nanoseconds(Int(time.tv_nsec))
    }
}

extension String {
    /// A part without its last line break.
    fileprivate var replacingEnd: String { String(unicodeScalars.dropLast(2)) }
}
