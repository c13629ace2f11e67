// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport
import Testing

extension LiveTests {
    /// Several hosts behind one nginx.
    @Suite(.needsIP, .needsNetworks)
    struct HostTests {
        @Test("Who has signed in on one host is known on all")
        func signIn() throws {
            let site = try HostSite()
            let signedIn = try site.connect().exchange("POST", "/member?name=ann", body: [])
            let cookie = try #require(signedIn.fields["set-cookie"]).prefix { $0 != ";" }
            var hosts: Set<String> = []
            try waitUntil {
                let answer = try site.connect().exchange("GET", "/member", fields: "Cookie: \(cookie)\r\n")
                #expect(answer.text == "member ann\n")
                hosts.insert(answer.fields["x-host"] ?? "")
                return hosts.count == 3
            }
            #expect(hosts == Set(site.hosts.map(\.server)))
            let forged = "Cookie: \(cookie.dropLast())\(cookie.last == "0" ? "1" : "0")\r\n"
            #expect(try site.connect().exchange("GET", "/member", fields: forged).text == "nobody\n")
        }

        @Test("A host is cut off and comes back, another is reloaded: only what was in hand there fails")
        func cutOff() throws {
            let site = try HostSite()
            let (cut, reloaded) = (site.hosts[1], site.hosts[2])
            let signedIn = try site.connect().exchange("POST", "/member?name=ann", body: [])
            let cookie = try #require(signedIn.fields["set-cookie"]).prefix { $0 != ";" }
            let load = try HostLoad(clients: 6, on: site, cookie: String(cookie))
            for host in site.hosts { #expect(load.waitForMore(20, by: host.server)) }

            try cut.cutOff()
            load.beginStage()
            #expect(load.waitForRetries(from: cut.server))
            try cut.reconnect()
            load.beginStage()
            #expect(load.waitForMore(20, by: cut.server))

            let held = try HeldRequests(24, on: site)
            let inHand = held.ids(on: cut)
            #expect(Set(inHand.map(HeldRequests.method)) == ["GET", "POST"])
            try cut.cutOff()
            load.beginStage()
            expectHeld(try held.release(), lostWith: cut, inHand)
            try cut.reconnect()
            load.beginStage()
            #expect(load.waitForMore(20, by: cut.server))

            site.apps[2].signal(SIGHUP)
            #expect(waitUntil { reloaded.log.contains("Generation 2 serves") })
            load.beginStage()
            for host in site.hosts { #expect(load.waitForMore(20, by: host.server)) }
            load.end()
            let failures = load.all.filter { !$0.isRight }
            #expect(failures.filter { !isExcused($0, cut) } == [])
            for app in site.apps { app.signal(SIGTERM) }
            for app in site.apps { #expect(try app.waitForEnd() == .exited(0)) }
        }

        /// A POST that the host had in hand when it was cut off: it may have done something, so nginx asks nobody else.
        private func isExcused(_ answer: HostAnswer, _ cut: UpstreamHost) -> Bool {
            answer.method == "POST" && answer.status == 504 && [0, 2].contains(answer.stage)
                && answer.hosts == [cut.server]
        }

        private func expectHeld(_ answers: [HostAnswer], lostWith cut: UpstreamHost, _ inHand: [Int]) {
            for answer in answers {
                let wasLost = inHand.contains(answer.stage)
                #expect((answer.hosts.first == cut.server) == wasLost)
                #expect(answer.isRight == (!wasLost || answer.method == "GET"), "\(answer)")
                #expect(!answer.isRight || answer.host != cut.server || !wasLost)
            }
        }
    }
}
