// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes
public import Logging

/// Wraps an application and checks that it and its transport keep the rules of the gateway interface, in the manner of
/// Python's `wsgiref.validate`.
///
///     let application = GatewayValidator(try makeApplication())
///
/// It is for tests, and for the time in which an application, middleware or a transport is written: it looks at every
/// byte. The rules that would break a connection are enforced by the transports anyway.
///
/// It belongs to the framework and not to its testing library, because it states the interface in code, and so that a
/// program can be run with it.
public struct GatewayValidator<Application: GatewayApplication>: GatewayApplication {
    private let application: Application
    private let reporter: ViolationReporter

    /// Makes a validator.
    ///
    /// - Parameters:
    ///   - application: What to check, with the transport it will be given to.
    ///   - logger: Where violations are named that are found when nothing can be thrown any more. Default:
    ///     `funnel.general`.
    ///   - report: Called with each violation, on the thread of the request. If it returns, the request goes on; what it
    ///     throws ends it: with a 500, or with a cut connection when the head has gone. Default: the violation is thrown,
    ///     which the transport logs.
    public init(
        _ application: Application,
        logger: Logger = Logger(label: "funnel.general"),
        report: (@Sendable (GatewayViolation) throws -> Void)? = nil
    ) {
        self.application = application
        reporter = ViolationReporter(report: report, logger: logger)
    }

    /// Checks the environment, asks the application, and checks its response.
    public func respond(to environment: GatewayEnvironment) throws -> GatewayResponse {
        for violation in environment.variables.violations { try reporter.raise(violation) }
        let course = RequestCourse(reporter)
        var inner = environment
        inner.input = ValidatedInput(environment, course: course)
        let response = try application.respond(to: inner)
        do {
            for violation in response.violations(isHead: environment.isHead) { try reporter.raise(violation) }
        } catch {
            response.completion?()
            throw error
        }
        return course.watching(response)
    }
}

extension GatewayValidator: RouteListing where Application: RouteListing {
    /// The routes of the application.
    public var routes: [Route] { application.routes }

    /// The routes of the application, by the hosts that have them.
    public var routeSections: [RouteSection] { application.routeSections }
}
