// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// How far a request has come, for the rules about what may happen when.
final class RequestCourse {
    let reporter: ViolationReporter
    private(set) var isCompleted = false
    private var hasStreamed = false

    init(_ reporter: ViolationReporter) {
        self.reporter = reporter
    }

    /// The response with a completion and a stream closure that are watched.
    func watching(_ response: GatewayResponse) -> GatewayResponse {
        var watched = response
        let guardian = CompletionGuardian(self)
        let completion = response.completion
        watched.completion = {
            guardian.complete()
            completion?()
        }
        if case .stream(let produce) = response.body {
            watched.body = .stream { try self.stream(to: $0, produce, guardian) }
        }
        return watched
    }

    fileprivate func complete() {
        if isCompleted { reporter.note(GatewayViolation(.completionOnce, "the completion was called twice")) }
        isCompleted = true
    }

    private func stream(
        to writer: any GatewayBodyWriter,
        _ produce: (any GatewayBodyWriter) throws -> Void,
        _ guardian: CompletionGuardian
    ) throws {
        if hasStreamed { try reporter.raise(GatewayViolation(.streamOnce, "the stream closure was called twice")) }
        if isCompleted {
            try reporter.raise(GatewayViolation(.streamOnce, "the stream closure was called after the completion"))
        }
        hasStreamed = true
        let validated = ValidatedWriter(writer, reporter: reporter)
        defer { validated.close() }
        try produce(validated)
    }
}

/// Lives as long as the response does, and finds out whether it was completed.
private final class CompletionGuardian {
    private let course: RequestCourse

    init(_ course: RequestCourse) {
        self.course = course
    }

    func complete() { course.complete() }

    deinit {
        guard !course.isCompleted else { return }
        course.reporter.note(GatewayViolation(.completionOnce, "the completion was not called"))
    }
}
