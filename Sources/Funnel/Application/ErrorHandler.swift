// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

public import HTTPTypes

/// Answers every method with an error. Tornado's `ErrorHandler`.
///
///     Route("/old/.*") { ErrorHandler($0, status: .gone) }
///
/// It also answers for paths that no route matches, unless ``Settings/defaultHandler`` is set. Other sites' requests
/// are let through to the error: there is nothing here that could be forged.
open class ErrorHandler: RequestHandler {
    private let error: any Error

    /// Makes a handler that answers with the page of a status.
    public init(_ context: HandlerContext, status: HTTPResponse.Status) {
        error = HTTPError(status)
        super.init(context)
    }

    init(_ context: HandlerContext, error: any Error) {
        self.error = error
        // Without the route's requirements and captures: there is nothing left to protect or to decode.
        super.init(HandlerContext(application: context.application, request: context.request))
    }

    /// Does nothing: what has no page says so to everybody.
    open override func checkXSRFCookie() throws {}

    /// True: what has no page says so to other sites too.
    open override func checkTrustedOrigin(_ origin: String) throws -> Bool { true }

    /// Throws the error.
    open override func prepare() throws {
        throw error
    }
}
