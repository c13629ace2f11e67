// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport
import Testing

@testable import FunnelSupervisor

/// Programs, their ends, and what the system says about them.
@Suite struct ProcessTests {
    @Test(arguments: [
        ("/srv/app", ["/srv/app"]), ("./app", ["/home/./app"]), ("bin/app", ["/home/bin/app"]),
        ("app", ["/bin/app", "/home/./app", "/home/tools/app"]), ("", []),
    ])
    func aProgramIsFoundByItsName(name: String, paths: [String]) {
        #expect(ProgramPath.candidates(name, folder: "/home", searchPath: "/bin::tools") == paths)
    }

    @Test func theMarkOfAReplacedFileIsTakenOff() {
        #expect(ProgramPath.withoutMark("/srv/app (deleted)") { _ in false } == "/srv/app")
        #expect(ProgramPath.withoutMark("/srv/app (deleted)") { _ in true } == "/srv/app (deleted)")
        #expect(ProgramPath.withoutMark("/srv/app") { _ in false } == "/srv/app")
    }

    @Test func aLinkIsKept() throws {
        let folder = try TemporaryDirectory()
        let link = folder.file("link")
        let own = try ProgramPath.current(calledAs: "")
        #expect(symlink(own, link) == 0)
        #expect(try ProgramPath.current(calledAs: link) == link)
        #expect(try ProgramPath.current(calledAs: "/bin/sh") == own)
        #expect(try ProgramPath.current(calledAs: folder.file("missing")) == own)
    }

    @Test(arguments: [
        (Int32(0), ProcessEnd.exited(0), "ended with exit status 0"),
        (64 << 8, .exited(64), "ended with exit status 64"),
        (9, .killed(signal: 9), "was killed by SIGKILL"),
        (0x80 | 11, .killed(signal: 11), "was killed by SIGSEGV"),
        (50, .killed(signal: 50), "was killed by signal 50"),
    ])
    func theEndOfAProcessIsReadAndSaid(status: Int32, end: ProcessEnd, text: String) {
        #expect(ProcessEnd(waitStatus: status) == end)
        #expect("\(end)" == text)
    }

    @Test(arguments: [
        ("Name: x\nCpus_allowed_list:\t0-3\n", 4), ("Cpus_allowed_list:\t0\n", 1),
        ("Cpus_allowed_list:\t0-1,4,8-11\nMore: 1", 7), ("", nil), ("Cpus_allowed_list:\t\n", nil),
    ])
    func coresAreCounted(status: String, count: Int?) {
        #expect(CoreCount.allowed(in: status) == count)
    }

    @Test func thisProcessHasACoreAndUsesMemory() {
        #expect(CoreCount.current() > 0)
        #expect(MemoryUse.current() > 1 << 20)
        #expect(MemoryUse.bytes("500 300 100 7 0 40 0", page: 4_096) == 200 * 4_096)
        #expect(MemoryUse.bytes("", page: 4_096) == 0)
        #expect(MemoryUse.bytes("500 100 300", page: 4_096) == 0)
    }

    @Test func aWorkerHasDoneEnough() {
        let limits = WorkerLimits(maximumRequests: 100, maximumMemory: 50 << 20)
        #expect(limits.reason(requests: 99, memory: 1) == nil)
        #expect(limits.reason(requests: 100, memory: 1) == "it has taken 100 requests")
        #expect(limits.reason(requests: 1, memory: 60 << 20) == "it uses 60 MB of memory")
        #expect(WorkerLimits().reason(requests: .max, memory: .max) == nil)
        #expect(limits.spread(by: 0.05).maximumRequests == 105)
        #expect(WorkerLimits(maximumRequests: .max).spread(by: 0.05).maximumRequests != 0)
    }
}
