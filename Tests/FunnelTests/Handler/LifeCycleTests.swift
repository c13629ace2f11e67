// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

@Suite struct LifeCycleTests {
    private final class Verbs: RequestHandler {
        override func prepare() throws { write("prepare ") }
        override func get() throws { write("get") }
        override func head() throws { write("head") }
        override func post() throws { write("post") }
        override func put() throws { write("put") }
        override func patch() throws { write("patch") }
        override func delete() throws { write("delete") }
        override func options() throws { write("options") }
    }

    @Test(arguments: ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
    func everyMethodHasItsOwn(method: String) throws {
        let response = try Application([Route("/", Verbs.init)]).respond(to: .make(method))
        #expect(response.text == "prepare \(method.lowercased())")
    }

    private final class Silent: RequestHandler {}

    @Test(arguments: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"])
    func whatIsNotOverriddenIs405(method: String) throws {
        let response = try Application([Route("/", Silent.init)]).respond(to: .make(method))
        #expect(response.status == .methodNotAllowed)
    }

    private final class Early: RequestHandler {
        override func prepare() throws {
            write("early")
            try finish()
        }
        override func get() throws { write("never") }
    }

    @Test func prepareCanFinish() throws {
        #expect(try Application([Route("/", Early.init)]).respond(to: .make()).text == "early")
        #expect(try Application([Route("/", Early.init)]).respond(to: .make("POST")).text == "early")
    }

    private final class Finder: RequestHandler {
        override class var supportedMethods: Set<HTTPRequest.Method> { [.get, propfind] }
        override func perform(_ method: HTTPRequest.Method) throws {
            method == Self.propfind ? write("found") : try super.perform(method)
        }
        private static let propfind = HTTPRequest.Method(rawValue: "PROPFIND") ?? .get
    }

    @Test(arguments: [("PROPFIND", 200), ("POST", 405), ("GET", 405)])
    func methodsCanBeAdded(method: String, code: Int) throws {
        #expect(try Application([Route("/", Finder.init)]).respond(to: .make(method)).status.code == code)
    }

    @Test func onFinishRunsAfterTheResponseWasSent() throws {
        let order = Order()
        let application = try Application([Route("/") { Ordered($0, order) }])
        let response = application.respond(to: .make())
        order.steps.append("sent")
        response.completion?()
        #expect(order.steps == ["get", "sent", "onFinish"])
    }

    /// What happened, in its order. Confined to the thread of its test, like the handler.
    private final class Order: @unchecked Sendable {
        var steps: [String] = []
    }

    private final class Ordered: RequestHandler {
        private let order: Order

        init(_ context: HandlerContext, _ order: Order) {
            self.order = order
            super.init(context)
        }

        override func get() throws { order.steps.append("get") }
        override func onFinish() { order.steps.append("onFinish") }
    }

    @Test func nothingOfARequestStays() throws {
        let ended = Order()
        let application = try Application([Route("/") { Mortal($0, ended) }])
        for _ in 0..<3 {
            let response = application.respond(to: .make())
            response.completion?()
        }
        #expect(ended.steps == ["gone", "gone", "gone"])
    }

    private final class Mortal: RequestHandler {
        private let ended: Order

        init(_ context: HandlerContext, _ ended: Order) {
            self.ended = ended
            super.init(context)
        }

        deinit { ended.steps.append("gone") }

        override func get() throws {}
    }
}
