// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

public import Funnel
internal import InMemoryLogging
public import Logging

/// A log that tests can read.
///
///     let log = TestLog()
///     let application = try Application(routes, settings: Settings(loggers: log.loggers))
///     let client = TestClient(application, log: log)
public struct TestLog: Sendable {
    /// One entry.
    public struct Entry: Sendable {
        /// Its level.
        public let level: Logger.Level
        /// Its message.
        public let message: String
        /// What was said beside the message.
        public let metadata: Logger.Metadata
    }

    private let handler = InMemoryLogHandler()

    /// Makes an empty log.
    public init() {}

    /// A logger of all levels that writes here.
    public var logger: Logger {
        var logger = Logger(label: "test", factory: { [handler] _ in handler })
        logger.logLevel = .trace
        return logger
    }

    /// The loggers of an application, all writing here.
    public var loggers: Loggers {
        Loggers(access: logger, application: logger, general: logger)
    }

    /// What was logged so far.
    public var entries: [Entry] {
        handler.entries.map { Entry(level: $0.level, message: $0.message.description, metadata: $0.metadata) }
    }

    /// What was logged so far, each entry as `warning: its message`.
    public var lines: [String] { entries.map(\.line) }

    /// Forgets what was logged.
    public func clear() { handler.clear() }

    /// Does something that must be logged. Tornado's `ExpectLog`.
    ///
    /// - Parameters:
    ///   - text: What the message of an entry must contain.
    ///   - level: The level that it must have. Default: any.
    ///   - work: What to do.
    /// - Returns: What the work returns.
    /// - Throws: ``TestClientError/notLogged(_:lines:)`` if no such entry came meanwhile; what the work throws.
    @discardableResult
    public func expectLog<Result>(
        _ text: String,
        level: Logger.Level? = nil,
        _ work: () throws -> Result
    ) throws -> Result {
        let before = entries.count
        let result = try work()
        let fresh = entries.dropFirst(before)
        guard fresh.contains(where: { $0.message.contains(text) && level ?? $0.level == $0.level }) else {
            throw TestClientError.notLogged((level.map { "\($0): " } ?? "") + text, lines: fresh.map(\.line))
        }
        return result
    }
}

extension TestLog.Entry {
    fileprivate var line: String { "\(level): \(message)" }
}
