// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

/// The forms that a status can be written in.
public enum StatusFormat: Sendable, Hashable, CaseIterable {
    /// Lines and tables for people.
    case text
    /// JSON (RFC 8259).
    case json
    /// The text format of Prometheus, version 0.0.4.
    case prometheus

    /// The form that a query asks for: `json` or `prometheus` as its first name, otherwise text.
    package init(query: some Sequence<UInt8>) {
        let name = String(decoding: query.prefix { $0 != UInt8(ascii: "&") && $0 != UInt8(ascii: "=") }, as: UTF8.self)
        self =
            switch name {
            case "json": .json
            case "prometheus": .prometheus
            default: .text
            }
    }

    /// The query that asks for it, with the question mark; empty for text.
    package var query: String {
        switch self {
        case .text: ""
        case .json: "?json"
        case .prometheus: "?prometheus"
        }
    }

    /// The media type, for `Content-Type`.
    public var contentType: String {
        switch self {
        case .text: "text/plain; charset=utf-8"
        case .json: "application/json"
        case .prometheus: "text/plain; version=0.0.4; charset=utf-8"
        }
    }
}

extension ServerStatus {
    /// The status in one of the forms.
    public func written(as format: StatusFormat) -> String {
        switch format {
        case .text: text
        case .json: json
        case .prometheus: prometheus
        }
    }
}

extension Duration {
    /// Seconds with milliseconds: `12.345`.
    var inSeconds: String {
        let (seconds, attoseconds) = components
        let milliseconds = String(attoseconds / 1_000_000_000_000_000)
        return "\(seconds)." + String(repeating: "0", count: max(0, 3 - milliseconds.utf8.count)) + milliseconds
    }
}
