// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

extension RequestHandler {
    /// The path of a named route of this application. Tornado's `reverse_url`; see ``Application/reverseURL(_:_:)``.
    ///
    ///     try redirect(to: reverseURL("story", story.id))
    ///
    /// - Throws: ``ReverseURLError``; uncaught it is answered with 500.
    public func reverseURL(
        _ name: String,
        _ arguments: any CustomStringConvertible...
    ) throws(ReverseURLError) -> String {
        try application.reverseURL(name, arguments: arguments)
    }

    /// The path of a named route, with arguments that are in a list already; see ``Application/reverseURL(_:_:)``.
    ///
    /// - Throws: ``ReverseURLError``; uncaught it is answered with 500.
    public func reverseURL(
        _ name: String,
        arguments: [any CustomStringConvertible]
    ) throws(ReverseURLError) -> String {
        try application.reverseURL(name, arguments: arguments)
    }
}
