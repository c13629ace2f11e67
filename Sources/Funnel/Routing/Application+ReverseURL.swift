// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension Application {
    /// The path of a named route. Tornado's `reverse_url`.
    ///
    ///     Route("/user/([^/]+)/post/([0-9]+)", name: "post", PostHandler.init)
    ///     try application.reverseURL("post", "joe", 12)      // "/user/joe/post/12"
    ///
    /// It finds routes of all hosts, and those inside other routes. Each group of the pattern is replaced by an
    /// argument, percent-encoded but for slashes; whether the group would match it is not checked. Escapes such as
    /// `\.` become the character. Anything else, such as the question mark of `/about/?`, is left as it is, as in
    /// Tornado: name a route that has one way to write it.
    ///
    /// - Parameters:
    ///   - name: The name of the route.
    ///   - arguments: One for each group of the pattern, named or not, in order.
    /// - Throws: ``ReverseURLError`` for a name that no route has, for another number of arguments than the pattern has
    ///   groups, and for a pattern that is too complicated.
    public func reverseURL(
        _ name: String,
        _ arguments: any CustomStringConvertible...
    ) throws(ReverseURLError) -> String {
        try reverseURL(name, arguments: arguments)
    }

    /// The path of a named route, with arguments that are in a list already; see ``reverseURL(_:_:)``.
    ///
    /// - Throws: ``ReverseURLError``.
    public func reverseURL(
        _ name: String,
        arguments: [any CustomStringConvertible]
    ) throws(ReverseURLError) -> String {
        try namedRoutes.url(name, arguments)
    }
}
