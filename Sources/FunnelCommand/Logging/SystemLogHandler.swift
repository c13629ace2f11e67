// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Logging

/// Hands log entries to the system's log, which knows the time, the program and the process already: the logger's
/// label, the message and the metadata are left.
struct SystemLogHandler: LogHandler {
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    private let label: String

    init(label: String, level: Logger.Level) {
        self.label = label
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let metadata = event.metadata(with: metadata, provider: metadataProvider)
        let pairs = metadata.sorted { $0.key < $1.key }.map { " \($0)=\($1)" }.joined()
        SystemLog.write("\(label): \(event.message)\(pairs)", level: event.level)
    }
}
