// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import Testing

@Suite struct RouteTableTests {
    private final class Page: RequestHandler {}
    private final class LongName: RequestHandler {}

    private let routes = [
        Route("/", name: "home", Page.init),
        Route("/x/.*", routes: [Route("/x/a", Page.init), Route("/x/.*", routes: [Route("/x/y/z", Page.init)])]),
        Route("/b", LongName.init),
    ]

    @Test func innerRoutesStandIndented() {
        let expected = """
            PATTERN     NAME  HANDLER
            /           home  Page
            /x/.*       -     -
              /x/a      -     Page
              /x/.*     -     -
                /x/y/z  -     Page
            /b          -     LongName

            """
        #expect(RouteTable([RouteSection(routes: routes)]).text == expected)
    }

    @Test func hostsHaveTheirOwnPart() {
        let sections = [
            RouteSection(hosts: [#"a\.test"#], routes: [Route("/a", Page.init)]),
            RouteSection(hosts: ["b", "c\n"], routes: []),
            RouteSection(routes: [Route("/main", Page.init)]),
        ]
        let expected = #"""
            PATTERN  NAME  HANDLER

            host a\.test
            /a       -     Page

            host b and c\x0a
            (none listed)

            otherwise
            /main    -     Page

            """#
        #expect(RouteTable(sections).text == expected)
    }

    @Test func noRoutesAtAll() {
        #expect(RouteTable([RouteSection(routes: [])]).text == "PATTERN  NAME  HANDLER\n")
        #expect(RouteTable([]).text == "PATTERN  NAME  HANDLER\n")
    }
}
