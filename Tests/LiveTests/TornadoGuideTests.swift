// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

extension LiveTests {
    /// The application that the article "Coming from Tornado" shows in Python and in Swift.
    @Suite(.needsTornado) struct TornadoGuideTests {
        @Test("Both give the same answers")
        func answers() throws {
            let funnel = try HTTPApp(program: .notes)
            let tornado = try TornadoApp(script: "NotesApp/notes.py")
            var visits = [NotesVisitor(connect: funnel.connect), NotesVisitor(connect: tornado.connect)]
            for request in NotesVisitor.requests {
                let answers = try visits.indices.map { try visits[$0].send(request) }
                #expect(answers[0] == answers[1], "\(request)")
            }
        }

        @Test("Users stay signed in on the way from one to the other")
        func moves() throws {
            let funnel = try HTTPApp(program: .notes)
            let tornado = try TornadoApp(script: "NotesApp/notes.py")
            var visitor = NotesVisitor(connect: tornado.connect)
            for request in NotesVisitor.signIn { _ = try visitor.send(request) }
            visitor.connect = funnel.connect
            #expect(try visitor.send(.init("GET", "/")).contains("Notes of Ann &amp; Bob"))
            #expect(try visitor.send(.init("POST", "/", form: "text=moved")).hasPrefix("303 "))
        }
    }
}
