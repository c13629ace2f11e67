// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// Answers every method with an error: for paths that no route matches. Tornado's `ErrorHandler`.
final class ErrorHandler: RequestHandler {
    private let error: any Error

    init(_ context: HandlerContext, error: any Error) {
        self.error = error
        // Without the route's requirements and captures: there is nothing left to protect or to decode.
        super.init(HandlerContext(application: context.application, request: context.request))
    }

    // What has no page, or could not be made, says so to everybody: also to other sites and to the signed-out.
    override func checkXSRFCookie() {}
    override func checkTrustedOrigin(_ origin: String) -> Bool { true }

    override func prepare() throws {
        throw error
    }
}
