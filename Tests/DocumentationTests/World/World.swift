// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

// What samples in the documentation count on. It is no part of the tests: they compile it together with the samples.

import FastCGI
import Funnel
import FunnelTesting
import HTTPTypes
import Synchronization

// MARK: Data

struct User: Sendable, Encodable {
    var name = ""
    var password: String?
    var isAdmin = false
}

struct Story: Sendable, Encodable {
    var id = 0
    var title = ""
    var changed = 0
}

struct StoryPage: Encodable {
    var story: Story
    var comments: [String]
}

enum StoryError: Error { case locked }

struct DatabaseError: Error {}

final class Database: Sendable {
    func user(named name: String) throws -> User? { nil }
    func unreadCount(for user: User) throws -> Int { 0 }
    func rows() throws -> [String] { [] }
}

final class Stories: Sendable {
    subscript(id: Int) -> Story? { nil }
    func add(_ title: String) -> Story { Story() }
    func newPhotoID() throws -> Int { 0 }
}

final class Metrics: Sendable {
    func count(_ status: Int, _ time: Duration) {}
}

let database = Database()
let stories = Stories()
let store = stories
let metrics = Metrics()
let story = Story()
let comments: [String] = []
let author: User? = User()
let isClosed = Atomic(false)
let secret = "32 random characters, or more of them"
let old = secret
let new = secret
let secretFromTheEnvironment = secret
let routes: [Route] = []

func userName(in cookies: String?) -> String? { nil }

// Nobody calls these: what they stand for cannot be shared, or not be had.
var socket: ListeningSocket { fatalError() }
var acceptor: FastCGIAcceptor { fatalError() }
var environment: GatewayEnvironment { fatalError() }
var answer: TestResponse { fatalError() }
var client: TestClient { fatalError() }

// MARK: Handlers

class SiteHandler: RequestHandler, Authenticating {
    func currentUser() throws -> User? { nil }
}

/// What samples of statements and of members are in.
class SampleHandler: SiteHandler {
    var names: [String: Any] = [:]
    var password = ""
    var name = ""
    var id = ""
}

final class HomeHandler: RequestHandler {}
final class AboutHandler: RequestHandler {}
final class AdminHandler: RequestHandler {}
final class UsersHandler: RequestHandler {}
final class LogHandler: RequestHandler {}
final class PostHandler: RequestHandler {}
final class MainHandler: RequestHandler {}

final class StoryHandler: RequestHandler {
    override init(_ context: HandlerContext) { super.init(context) }
    init(_ context: HandlerContext, database: Database) { super.init(context) }
}

final class LostHandler: RequestHandler {
    init(_ context: HandlerContext, database: Database) { super.init(context) }
}

// MARK: Applications

struct WikiApplication: GatewayApplication {
    func respond(to environment: GatewayEnvironment) throws -> GatewayResponse { GatewayResponse(status: .ok) }
}

func makeApplication() throws -> Application { try Application(routes) }
let application = GatewayFunction { _ in GatewayResponse(status: .ok) }
let site = application
let admin = application
let main = application
let wiki = GatewayContainer(WikiApplication())
