// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import Logging

extension Loggers {
    /// The same loggers with more to say beside each message.
    func with(_ metadata: Logger.Metadata) -> Loggers {
        if metadata.isEmpty { return self }
        var loggers = self
        for (key, value) in metadata {
            loggers.access[metadataKey: key] = value
            loggers.application[metadataKey: key] = value
            loggers.general[metadataKey: key] = value
        }
        return loggers
    }
}

extension RequestHandler {
    /// The application's loggers, which add what is known of this request, such as the id that ``RequestIDs`` gave it.
    public var loggers: Loggers { settings.loggers.with(request.environment.logMetadata) }
}
