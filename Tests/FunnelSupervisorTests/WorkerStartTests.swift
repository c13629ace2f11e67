// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import FunnelSupervisor

@Suite struct WorkerStartTests {
    private static let starts = [
        (
            "worker=7 generation=2 service=http control=5 listen=3,4 scoreboard=6",
            WorkerStart(
                worker: 7,
                generation: 2,
                service: "http",
                control: 5,
                listening: [3, 4],
                passed: ["scoreboard": 6]
            )
        ),
        (
            "worker=1 generation=1 service=x control=3 listen=0",
            WorkerStart(worker: 1, generation: 1, service: "x", control: 3, listening: [0], passed: [:])
        ),
    ]

    @Test(arguments: starts) func isWrittenAndRead(value: String, start: WorkerStart) {
        #expect(start.value == value)
        #expect(WorkerStart(value) == start)
    }

    @Test func allDescriptorsAreInherited() {
        #expect(Self.starts[0].1.descriptors == [5, 3, 4, 6])
    }

    @Test(arguments: [
        "", "4", "worker=1", "worker=1 generation=1 control=3 listen=0",
        "worker=x generation=1 service=x control=3 listen=0", "worker=1 generation=1 service=x control=-3 listen=0",
        "worker=1 generation=1 service=x control=3 listen=", "worker=1 generation=1 service=x control=3 listen=0,x",
        "worker=1 generation=1 service=x control=3 listen=0 more=x",
        "worker=1 worker=1 generation=1 service=x control=3 listen=0",
        "worker=1 generation=1 service=x control=3 listen=0 a=b=c",
        "worker=1 generation=1 service=x control=99999999999 listen=0",
    ])
    func whatNoSupervisorWroteIsRefused(value: String) {
        #expect(WorkerStart(value) == nil)
    }
}
