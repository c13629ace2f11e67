// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// What a handler is made from: the application, the request, and what the route caught.
///
/// A handler with an initialiser of its own passes it on:
///
///     final class ArchiveHandler: RequestHandler {
///         private let database: Database
///
///         init(_ context: HandlerContext, database: Database) {
///             self.database = database
///             super.init(context)
///         }
///     }
public struct HandlerContext {
    /// The application that the request came to.
    public let application: Application

    /// The request.
    public let request: HTTPServerRequest

    let captures: [[UInt8]?]
    let groupNames: [String?]
    let requirements: [Requirement]

    init(application: Application, request: HTTPServerRequest, match: Router.Match? = nil) {
        self.application = application
        self.request = request
        captures = match?.captures ?? []
        groupNames = match?.groupNames ?? []
        requirements = match?.requirements ?? []
    }
}
