// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// A request for a page of LiveApp, and what there must be for an answer.
struct PageRequest: CustomStringConvertible {
    let method: String
    let target: String
    let status: Int
    var text: String?

    var description: String { "\(method) \(target)" }

    /// Every route, and what no route has.
    static let all = [
        PageRequest(method: "GET", target: "/", status: 200, text: "Hello, world\n"),
        PageRequest(method: "GET", target: "/?name=Ann%20B", status: 200, text: "Hello, Ann B\n"),
        PageRequest(method: "HEAD", target: "/", status: 200),
        PageRequest(method: "GET", target: "/arguments?a=1&a=2", status: 200, text: "2\n"),
        PageRequest(method: "GET", target: "/download?mib=1", status: 200),
        PageRequest(method: "GET", target: "/echo", status: 405),
        PageRequest(method: "GET", target: "/error", status: 500),
        PageRequest(method: "GET", target: "/files/none", status: 404),
        PageRequest(method: "GET", target: "/path/a%2Fb%20c", status: 200, text: "a/b c\n"),
        PageRequest(method: "POST", target: "/redirect", status: 302),
        PageRequest(method: "GET", target: "/slow?ms=0", status: 200, text: "slow\n"),
        PageRequest(method: "POST", target: "/unread", status: 200, text: "unread\n"),
        PageRequest(method: "GET", target: "/xsrf", status: 200),
        PageRequest(method: "GET", target: "/nothing", status: 404),
    ]
}
