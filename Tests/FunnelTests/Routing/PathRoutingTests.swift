// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes
import Testing

/// Paths as the reference application, on Tornado 6.6.1, finds routes and arguments for them.
@Suite struct PathRoutingTests {
    /// Shows its tag, if it has one, else the arguments; `-` is one whose group took no part.
    private final class Page: RequestHandler {
        private let tag: String?

        init(_ context: HandlerContext, tag: String? = nil) {
            self.tag = tag
            super.init(context)
        }

        override func get() throws {
            write(tag ?? (0..<pathArguments.count).map { pathArguments[$0] ?? "-" }.joined(separator: "|"))
        }
    }

    private static func page(_ pattern: String, tag: String? = nil) -> Route {
        Route(pattern) { Page($0, tag: tag) }
    }

    private static let routes = [
        page("/hello", tag: "hello"), page("/path/pos/([^/]+)/([^/]+)"),
        page("/path/named/(?P<first>[^/]+)/(?P<second>[^/]+)"), page("/path/opt(?:/([0-9]+))?"),
        page("/path/namedopt(?:/(?P<num>[0-9]+))?"), page("/path/any/(.*)"), page("/path/num/([0-9]+)"),
        page("/path/none"), page("/path/empty/([^/]*)"), page("/order/first.*", tag: "one"),
        page("/order/first/second", tag: "two"), page("/order/(anch|anchored)", tag: "alternation"),
        page(#"/dots/v1\.0/([a-z]+)\.json"#, tag: "dots"), page("/a|/b", tag: "loose"), page("/tail$", tag: "tail"),
    ]

    @Test(arguments: [
        ("/path/pos/a%2Fb/c", "a/b|c"), ("/path/pos/100%25/%2541", "100%|%41"),
        ("/path/pos/a:b@c,d;e=f/!$&'()*", "a:b@c,d;e=f|!$&'()*"), ("/path/pos/a+b/%2B", "a+b|+"),
        ("/path/named/x/y%20z", "x|y z"), ("/path/opt/42", "42"), ("/path/opt", "-"), ("/path/namedopt", "-"),
        ("/path/any/", ""), ("/path/num/007", "007"), ("/path/empty/", ""), ("/path/any/x?y=1", "x"),
        ("/path/any/a%3Fb", "a?b"), ("/path/any/a%23b", "a#b"), ("/path/any/a%01b%09c%0Ad", "a\u{1}b\tc\nd"),
        ("/path/any/%20a%20", " a "), ("/path/any/%22%27%3C%3E", "\"'<>"), ("/path/any/x%", "x%"),
        ("/path/any/%zz%4", "%zz%4"), ("/path/any/a/../b/./c", "a/../b/./c"), ("/path/any//x//", "/x//"),
        ("/path/any/caf%C3%A9", "café"), ("/path/any/%00", "\0"), ("/path/none", ""), ("/path/none?", ""),
        ("/order/first/second", "one"), ("/order/anchored", "alternation"), ("/dots/v1.0/abc.json", "dots"),
        ("/axe", "loose"), ("/b", "loose"), ("/tail", "tail"),
    ])
    func finds(target: String, text: String) throws {
        let response = try Application(Self.routes).respond(to: .make("GET", target))
        #expect(response.status == .ok)
        #expect(response.text == text)
    }

    @Test(arguments: [
        ("/nowhere", 404), ("/helloo", 404), ("//hello", 404), ("/path//pos/a/b", 404), ("/Hello", 404),
        ("/hello#frag", 404), ("/hello/", 404), ("/./hello", 404), ("/x/../hello", 404), ("/%68ello", 404),
        ("/path/opt/x", 404), ("/path/pos/one/two/three", 404), ("/order/anchoredx", 404), ("*", 404),
        ("/dots/v1x0/abc.json", 404), ("/bx", 404), ("/tailx", 404), ("/path/num/1%0A", 404),
        ("/path/any/%FF", 400), ("/path/any/..%C0%AF..", 400), ("/path/pos/%ED%A0%80/x", 400),
    ])
    func refuses(target: String, status: Int) throws {
        let application = try Application(Self.routes)
        #expect(application.respond(to: .make("GET", target)).status.code == status)
        #expect(application.respond(to: .make("BREW", target)).status == .methodNotAllowed)
    }

    @Test func longPathsAreOnlyNotFound() throws {
        let path = "/" + String(repeating: "x", count: 60_000)
        #expect(try Application(Self.routes).respond(to: .make("GET", path)).status == .notFound)
    }
}
