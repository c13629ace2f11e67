// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

internal import HTTPTypes
internal import Logging

extension Loggers {
    /// Writes the access line: status, request, milliseconds.
    func logAccess(_ status: HTTPResponse.Status, summary: @autoclosure () -> String, elapsed: Duration) {
        let level = Self.level(for: status)
        guard access.logLevel <= level else { return }
        access.log(level: level, "\(status.code) \(summary()) \(elapsed.milliseconds)ms")
    }

    /// Writes what is to be said about an error that ended a request, if anything is.
    ///
    /// - Parameter known: The answer that it stands for, nil for none.
    func logError(_ error: any Error, known: HTTPError?, summary: String, request: String) {
        guard let known else {
            application.error("Uncaught error \(summary)\n\(request)\n\(String(reflecting: error))")
            return
        }
        if let message = known.logMessage {
            general.warning("\(known.status.code) \(summary): \(message)")
        }
    }

    private static func level(for status: HTTPResponse.Status) -> Logger.Level {
        switch status.code {
        case ..<400: .info
        case ..<500: .warning
        default: .error
        }
    }
}

extension Duration {
    /// Milliseconds with two decimals, as Tornado writes them.
    var milliseconds: String {
        let (seconds, attoseconds) = components
        let hundredths = seconds * 100_000 + attoseconds / 10_000_000_000_000
        let decimals = hundredths % 100
        return "\(hundredths / 100).\(decimals < 10 ? "0" : "")\(decimals)"
    }
}
