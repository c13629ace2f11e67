// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Funnel

/// The cookies of a client, kept and sent as browsers do (RFC 6265, section 5).
public struct CookieJar {
    /// All cookies, the oldest first.
    public private(set) var all: [TestCookie] = []

    /// Makes an empty jar.
    public init() {}

    /// The value of a cookie, for whatever host and path it is; nil if there is none.
    public subscript(name: String) -> String? {
        all.last { $0.name == name }?.value
    }

    /// Adds a cookie, in place of one with the same name, domain and path.
    public mutating func set(_ cookie: TestCookie) {
        all.removeAll { $0.name == cookie.name && $0.domain == cookie.domain && $0.path == cookie.path }
        all.append(cookie)
    }

    /// Removes all cookies of a name.
    public mutating func remove(_ name: String) {
        all.removeAll { $0.name == name }
    }

    /// Removes all cookies.
    public mutating func removeAll() {
        all.removeAll()
    }

    /// Takes the cookies of a response; one that has ended removes its predecessor.
    mutating func store(_ fields: [String], from url: TestURL, at now: Double) {
        for field in fields {
            guard let cookie = TestCookie(field, from: url, at: now) else { continue }
            set(cookie)
            if let expires = cookie.expires, expires <= now { all.removeLast() }
        }
    }

    /// The `Cookie` field of a request, nil without cookies: those with the longest paths first.
    func field(for url: TestURL, at now: Double) -> String? {
        let sent = all.filter { $0.goes(to: url, at: now) }.enumerated().sorted {
            ($1.element.path.utf8.count, $0.offset) < ($0.element.path.utf8.count, $1.offset)
        }
        return sent.isEmpty ? nil : sent.map { "\($0.element.name)=\($0.element.value)" }.joined(separator: "; ")
    }
}
