// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Which route and handler have a request in hand.
///
/// Every request makes one, so it holds what is there already; a text is made of it only when somebody reads it.
package struct HandlerNote: Sendable, CustomStringConvertible {
    /// The pattern of the route that matched; nil if none did.
    let route: String?
    /// The class of the handler; nil as long as it is being made.
    let handler: RequestHandler.Type?

    /// Such as `StoryHandler, route /story/([0-9]+)`.
    package var description: String {
        let route = route.map { "route \($0)" }
        let handler = handler.map { String(reflecting: $0) }
        return [handler, route].compactMap { $0 }.joined(separator: ", ")
    }
}
