// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ConformanceApp

/// Every public case against the port of the reference application: it has to answer what Tornado answered.
@Suite("Conformance with Tornado 6.6.1")
struct ReplayTests {
    @Test("In process", arguments: Recording.groups)
    func inProcess(group: String) throws {
        let tree = try StaticTree()
        let application = try ReferenceApplication.make(root: tree.root)
        try replay(group, through: InProcess(application: application)) { _ in true }
    }

    @Test("Through CGI", arguments: Recording.groups)
    func cgi(group: String) throws {
        let tree = try StaticTree()
        try replay(group, through: CGIProgram(root: tree.root)) { !$0.isDirectOnly }
    }

    @Test("The recording is whole")
    func recording() throws {
        let recording = try Recording.all.get()
        #expect(recording.cases.count == 707)
        #expect(recording.cases.allSatisfy { recording.responses[$0.id] != nil })
    }

    private func replay(
        _ group: String,
        through transport: some ConformanceTransport,
        where isSent: (ConformanceCase) -> Bool
    ) throws {
        let recording = try Recording.all.get()
        for example in recording.cases where example.group == group && !example.isSkipped && isSent(example) {
            do {
                let expected = try #require(recording.responses[example.id])
                let response = try transport.run(example)
                let comparison = try ResponseComparison(example, expected: expected, response: response)
                if !comparison.differences.isEmpty {
                    Issue.record("\(example.id): \(comparison.differences.joined(separator: "; "))")
                }
            } catch {
                Issue.record("\(example.id): \(error)")
            }
        }
    }
}
