// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes

/// Runs a gateway application where a request is handled. Tornado's `WSGIContainer`.
///
///     let statistics = GatewayContainer(GatewayFunction { environment in … })
///     try Application([
///         Route("/", HomeHandler.init),
///         Route("/statistics(?:/.*)?") { FallbackHandler($0, to: statistics) },
///     ])
///
/// ``FallbackHandler`` mounts it in a list of routes. A response gets what it lacks: `Content-Length` if the length of its
/// body is known, and `Content-Type: text/html; charset=UTF-8`, as in Tornado; neither is added to 304, nor, other than
/// in Tornado, to 204.
public struct GatewayContainer: Sendable {
    private let application: any GatewayApplication

    /// True if the application writes the access line of its requests: an ``Application`` does, also behind middleware.
    let logsRequests: Bool

    /// Makes a container.
    public init(_ application: some GatewayApplication) {
        self.application = application
        logsRequests = application is any RouteListing
    }

    /// Asks the application.
    ///
    /// - Parameter request: The request; the application sees it as ``GatewayEnvironment/init(_:)`` makes it.
    /// - Returns: The response, which keeps the rules of the interface. Whoever gets it calls its completion once.
    /// - Throws: What the application throws; ``GatewayViolation`` for a response that breaks a rule, whose completion has
    ///   been called then.
    public func respond(to request: HTTPServerRequest) throws -> GatewayResponse {
        try respond(to: GatewayEnvironment(request))
    }

    func respond(to environment: GatewayEnvironment) throws -> GatewayResponse {
        let answer = try application.respond(to: environment)
        do throws(GatewayViolation) {
            return try Self.completed(answer).keepingRules(isHead: environment.isHead)
        } catch {
            answer.completion?()
            throw error
        }
    }

    private static func completed(_ answer: GatewayResponse) -> GatewayResponse {
        guard answer.status.allowsBody else { return answer }
        var response = answer
        if response.headerFields[.contentLength] == nil, let length = response.body.length {
            response.headerFields[.contentLength] = String(length)
        }
        if response.headerFields[.contentType] == nil {
            response.headerFields[.contentType] = "text/html; charset=UTF-8"
        }
        return response
    }
}
