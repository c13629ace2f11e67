// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// Passes requests on to a gateway application that is mounted in a list of routes. Tornado's `FallbackHandler`.
///
///     Route("/wiki(?:/.*)?") { FallbackHandler($0, to: wiki) }
///
/// What a handler's requests go through comes first: the method must be one of ``RequestHandler/supportedMethods``, a
/// malformed form is answered with 400, forged requests are refused where the settings say so, the route's requirements
/// are checked. Then the application gets the request as ``GatewayEnvironment/init(_:)`` makes it, with the whole body, and
/// answers it, whatever the method.
///
/// Forms over ``Limits/maximumFileBytesInMemory`` are passed on unread, so that it is for the application to find what is
/// wrong with one. With ``Settings/xsrfCookies`` such a form is parsed beforehand unless the token comes in a header field;
/// on its way it lies in a temporary file.
public final class FallbackHandler: RequestHandler {
    private let container: GatewayContainer
    private var body: (any GatewayInput)?
    private var completion: (() -> Void)?

    /// Makes the handler of one request.
    ///
    /// - Parameters:
    ///   - context: What the route passes.
    ///   - container: The application.
    public init(_ context: HandlerContext, to container: GatewayContainer) {
        self.container = container
        super.init(context)
    }

    /// Passes the request on.
    public override func prepare() throws {
        var environment = GatewayEnvironment(request)
        if let body { environment.input = body }
        let answer = try container.respond(to: environment)
        completion = answer.completion
        setStatus(answer.status)
        headers = answer.headerFields
        for line in security.outgoingCookies.setCookieLines { headers.append(HTTPField(name: .setCookie, value: line)) }
        // As it is: what is compressed, and what the client has already, is for the application to say.
        response = GatewayResponse(status: answer.status.withReason, headerFields: headers, body: answer.body)
    }

    /// Tells the application that its response was sent.
    public override func onFinish() {
        completion?()
        body = nil
    }

    override func takeBody(streams: Bool) throws {
        body = try request.takeBodyToPassOn(needsFields: needsFields)
    }

    override var logsAccess: Bool { completion == nil || !container.logsRequests }

    private var needsFields: Bool {
        switch request.method {
        case .get, .head, .options: false
        default:
            settings.xsrfCookies && request.headerValue("x-xsrftoken") == nil
                && request.headerValue("x-csrftoken") == nil
        }
    }
}
