// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

extension LiveTests {
    /// Input that makes libfcgi end a worker. It takes write access to the socket to send it, and the service must be there
    /// throughout.
    struct AbortTests {
        /// 1,000 with `FUNNEL_ABORTS=1000`.
        private static let count = ProcessInfo.processInfo.environment["FUNNEL_ABORTS"].flatMap { Int($0) } ?? 20

        /// The library checks what it reads; what has arrived when a request is first looked at, it never sees. So the
        /// part that ends it comes a moment later.
        enum Input: String, CaseIterable, Sendable {
            case managementInParameters, managementInBody, lengthInParameters

            /// The beginning of a request, until the library has it.
            var beginning: [TestRecord] {
                let request = TestRequest("POST", "/echo", body: TestBody.pattern(64))
                let start = [TestRecord.begin(), .parameters(request.parameters)]
                return self == .managementInBody ? start + [TestRecord(4)] + TestRecord.body([1]) : start
            }

            /// How long that takes: parameters are given up to the library when nothing comes for 200 ms.
            var pause: Duration { self == .managementInBody ? .milliseconds(10) : .milliseconds(250) }

            var rest: [TestRecord] {
                let values = ["FCGI_MAX_CONNS", "FCGI_MAX_REQS", "FCGI_MPXS_CONNS", "FCGI_MAX_CONNS"]
                let question = TestRecord(9, id: 0, values.flatMap { TestRecord.nameValue(Array($0.utf8), []) })
                // Two lengths of four bytes, each the largest there is but one.
                let lengths: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFE, 0xFF, 0xFF, 0xFF, 0xFE]
                switch self {
                case .managementInParameters: return [question, TestRecord(4), TestRecord(5)]
                case .managementInBody: return [question, TestRecord(5)]
                case .lengthInParameters: return [TestRecord(4, lengths), TestRecord(4), TestRecord(5)]
                }
            }
        }

        @Test("The service answers whatever ends its workers", arguments: Input.allCases)
        func answersThroughout(_ input: Input) throws {
            // To print a backtrace takes longer than to start a worker.
            let site = try WorkerSite(environment: ["SWIFT_BACKTRACE": "enable=no"])
            let before = try ProcessFootprint(of: site.supervisor)
            for number in 0..<Self.count {
                let client = try site.site.app.connect()
                try client.send(input.beginning.flatMap(\.bytes))
                waitUntil(timeout: input.pause) { false }
                try? client.send(input.rest.flatMap(\.bytes))
                #expect(try !client.receiveReply().isComplete, "\(number)")
                let answer = try site.site.app.connect().exchange(TestRequest("GET", "/slow?ms=1"))
                #expect(answer.text.hasSuffix("slow\n"), "\(number)")
            }
            #expect(site.waitForAllWorkers())
            let deaths = site.log.components(separatedBy: "was killed by SIGABRT; it is replaced").count - 1
            #expect(deaths >= Self.count * 3 / 4)
            // The last one may be on its way to its end, or its successor to its start.
            #expect(try waitUntil { try ProcessFootprint(of: site.supervisor).descriptors == before.descriptors })
            #expect(try site.site.exchange("GET", "/slow?ms=1").status == 200)
        }
    }
}

extension WorkerSite {
    fileprivate func waitForAllWorkers() -> Bool {
        waitUntil { processes.count == workers }
    }
}
