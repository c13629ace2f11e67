// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

public import Logging

/// Writes log lines to standard error, in Tornado's format. With `--log-file` that is the file.
///
/// ```text
/// [I 261121 01:58:18 funnel.access] 200 GET / (127.0.0.1) 0.89ms
/// ```
///
/// In brackets stand the level's first letter, the local time and the logger's label, in colours if standard error
/// is a terminal (never if `NO_COLOR` is set). Metadata follows the message as `key=value`, sorted by key. Further
/// lines of a message are indented by four spaces, so that a line that begins with a bracket begins an entry.
/// Entries of several threads do not mix. While `serve` runs, entries below `warning` are written a tenth of a second
/// late, several at a time.
///
/// The commands of an ``ApplicationCommand`` install it. A program with an entry point of its own may do so too:
///
///     LoggingSystem.bootstrap { LineLogHandler(label: $0) }
public struct LineLogHandler: LogHandler {
    /// The least level that is written.
    public var logLevel: Logger.Level

    /// Metadata of every entry.
    public var metadata: Logger.Metadata = [:]

    /// Where further metadata comes from.
    public var metadataProvider: Logger.MetadataProvider?

    private let label: String

    /// Makes a handler.
    ///
    /// - Parameters:
    ///   - label: The logger's label.
    ///   - level: The least level that is written. Default: `info`.
    public init(label: String, level: Logger.Level = .info) {
        self.label = label
        logLevel = level
    }

    /// One value of the metadata of every entry.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes an entry. One that cannot be written is dropped.
    public func log(event: LogEvent) {
        let line = LogLine(
            level: event.level,
            label: label,
            message: event.message.description,
            metadata: event.metadata(with: metadata, provider: metadataProvider),
            time: .now,
            isColored: LogColor.isWanted
        )
        LogOutput.standard.write(line.bytes, isUrgent: event.level >= .warning)
    }
}
